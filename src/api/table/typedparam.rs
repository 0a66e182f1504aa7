//! The one table: typed parameter lists.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_NONE)]

trait Local {
    /// Append a boolean to a typed parameter array.
    #[api(
        "int virTypedParamsAddBoolean(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, int value)",
        since = "1.0.2", manual
    )]
    fn typed_params_add_boolean();

    /// Append a floating-point number to a typed parameter array.
    #[api(
        "int virTypedParamsAddDouble(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, double value)",
        since = "1.0.2", manual
    )]
    fn typed_params_add_double();

    /// Append a value given as text to a typed parameter array.
    #[api(
        "int virTypedParamsAddFromString(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, int type, const char *value)",
        since = "1.0.2", manual
    )]
    fn typed_params_add_from_string();

    /// Append a signed integer to a typed parameter array.
    #[api(
        "int virTypedParamsAddInt(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, int value)",
        since = "1.0.2", manual
    )]
    fn typed_params_add_int();

    /// Append a signed 64-bit integer to a typed parameter array.
    #[api(
        "int virTypedParamsAddLLong(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, long long value)",
        since = "1.0.2", manual
    )]
    fn typed_params_add_l_long();

    /// Append a copy of a string to a typed parameter array.
    #[api(
        "int virTypedParamsAddString(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, const char *value)",
        since = "1.0.2", manual
    )]
    fn typed_params_add_string();

    /// Append each of several strings under the same name.
    #[api(
        "int virTypedParamsAddStringList(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, const char **values)",
        since = "1.2.17", manual
    )]
    fn typed_params_add_string_list();

    /// Append an unsigned integer to a typed parameter array.
    #[api(
        "int virTypedParamsAddUInt(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, unsigned int value)",
        since = "1.0.2", manual
    )]
    fn typed_params_add_u_int();

    /// Append an unsigned 64-bit integer to a typed parameter array.
    #[api(
        "int virTypedParamsAddULLong(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, unsigned long long value)",
        since = "1.0.2", manual
    )]
    fn typed_params_add_ul_long();

    /// Free the strings in a typed parameter array, not the array itself.
    #[api(
        "void virTypedParamsClear(virTypedParameterPtr params, int nparams)",
        since = "1.0.2", keep_error, manual
    )]
    fn typed_params_clear();

    /// Free a typed parameter array and the strings in it.
    #[api(
        "void virTypedParamsFree(virTypedParameterPtr params, int nparams)",
        since = "1.0.2", keep_error, manual
    )]
    fn typed_params_free();

    /// Returns the typed parameter with a given name, or NULL.
    #[api(
        "virTypedParameterPtr virTypedParamsGet(virTypedParameterPtr params, int nparams, const char *name)",
        since = "1.0.2", keep_error, manual
    )]
    fn typed_params_get();

    /// Fetch a boolean by name. Returns 1 when found, 0 when missing.
    #[api(
        "int virTypedParamsGetBoolean(virTypedParameterPtr params, int nparams, const char *name, int *value)",
        since = "1.0.2", manual
    )]
    fn typed_params_get_boolean();

    /// Fetch a floating-point number by name. Returns 1 when found, 0 when missing.
    #[api(
        "int virTypedParamsGetDouble(virTypedParameterPtr params, int nparams, const char *name, double *value)",
        since = "1.0.2", manual
    )]
    fn typed_params_get_double();

    /// Fetch a signed integer by name. Returns 1 when found, 0 when missing.
    #[api(
        "int virTypedParamsGetInt(virTypedParameterPtr params, int nparams, const char *name, int *value)",
        since = "1.0.2", manual
    )]
    fn typed_params_get_int();

    /// Fetch a signed 64-bit integer by name. Returns 1 when found, 0 when missing.
    #[api(
        "int virTypedParamsGetLLong(virTypedParameterPtr params, int nparams, const char *name, long long *value)",
        since = "1.0.2", manual
    )]
    fn typed_params_get_l_long();

    /// Fetch a string by name. Returns 1 when found, 0 when missing.
    #[api(
        "int virTypedParamsGetString(virTypedParameterPtr params, int nparams, const char *name, const char **value)",
        since = "1.0.2", manual
    )]
    fn typed_params_get_string();

    /// Fetch an unsigned integer by name. Returns 1 when found, 0 when missing.
    #[api(
        "int virTypedParamsGetUInt(virTypedParameterPtr params, int nparams, const char *name, unsigned int *value)",
        since = "1.0.2", manual
    )]
    fn typed_params_get_u_int();

    /// Fetch an unsigned 64-bit integer by name. Returns 1 when found, 0 when missing.
    #[api(
        "int virTypedParamsGetULLong(virTypedParameterPtr params, int nparams, const char *name, unsigned long long *value)",
        since = "1.0.2", manual
    )]
    fn typed_params_get_ul_long();
}
