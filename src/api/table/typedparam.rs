//! The one table: typed parameter lists.
//!
//! Read by `apigen`, see `src/apigen/table.rs` for the vocabulary; not compiled as it stands.
#![origin(VIR_FROM_NONE)]

trait Local {
    /// `virTypedParamsAddBoolean`.
    #[api(
        "int virTypedParamsAddBoolean(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, int value)",
        since = "1.0.2", manual
    )]
    fn typed_params_add_boolean();

    /// `virTypedParamsAddDouble`.
    #[api(
        "int virTypedParamsAddDouble(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, double value)",
        since = "1.0.2", manual
    )]
    fn typed_params_add_double();

    /// `virTypedParamsAddFromString`.
    #[api(
        "int virTypedParamsAddFromString(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, int type, const char *value)",
        since = "1.0.2", manual
    )]
    fn typed_params_add_from_string();

    /// `virTypedParamsAddInt`.
    #[api(
        "int virTypedParamsAddInt(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, int value)",
        since = "1.0.2", manual
    )]
    fn typed_params_add_int();

    /// `virTypedParamsAddLLong`.
    #[api(
        "int virTypedParamsAddLLong(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, long long value)",
        since = "1.0.2", manual
    )]
    fn typed_params_add_l_long();

    /// `virTypedParamsAddString`.
    #[api(
        "int virTypedParamsAddString(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, const char *value)",
        since = "1.0.2", manual
    )]
    fn typed_params_add_string();

    /// `virTypedParamsAddStringList`.
    #[api(
        "int virTypedParamsAddStringList(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, const char **values)",
        since = "1.2.17", manual
    )]
    fn typed_params_add_string_list();

    /// `virTypedParamsAddUInt`.
    #[api(
        "int virTypedParamsAddUInt(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, unsigned int value)",
        since = "1.0.2", manual
    )]
    fn typed_params_add_u_int();

    /// `virTypedParamsAddULLong`.
    #[api(
        "int virTypedParamsAddULLong(virTypedParameterPtr *params, int *nparams, int *maxparams, const char *name, unsigned long long value)",
        since = "1.0.2", manual
    )]
    fn typed_params_add_ul_long();

    /// `virTypedParamsClear`.
    #[api(
        "void virTypedParamsClear(virTypedParameterPtr params, int nparams)",
        since = "1.0.2", manual
    )]
    fn typed_params_clear();

    /// `virTypedParamsFree`.
    #[api(
        "void virTypedParamsFree(virTypedParameterPtr params, int nparams)",
        since = "1.0.2", manual
    )]
    fn typed_params_free();

    /// `virTypedParamsGet`.
    #[api(
        "virTypedParameterPtr virTypedParamsGet(virTypedParameterPtr params, int nparams, const char *name)",
        since = "1.0.2", manual
    )]
    fn typed_params_get();

    /// `virTypedParamsGetBoolean`.
    #[api(
        "int virTypedParamsGetBoolean(virTypedParameterPtr params, int nparams, const char *name, int *value)",
        since = "1.0.2", manual
    )]
    fn typed_params_get_boolean();

    /// `virTypedParamsGetDouble`.
    #[api(
        "int virTypedParamsGetDouble(virTypedParameterPtr params, int nparams, const char *name, double *value)",
        since = "1.0.2", manual
    )]
    fn typed_params_get_double();

    /// `virTypedParamsGetInt`.
    #[api(
        "int virTypedParamsGetInt(virTypedParameterPtr params, int nparams, const char *name, int *value)",
        since = "1.0.2", manual
    )]
    fn typed_params_get_int();

    /// `virTypedParamsGetLLong`.
    #[api(
        "int virTypedParamsGetLLong(virTypedParameterPtr params, int nparams, const char *name, long long *value)",
        since = "1.0.2", manual
    )]
    fn typed_params_get_l_long();

    /// `virTypedParamsGetString`.
    #[api(
        "int virTypedParamsGetString(virTypedParameterPtr params, int nparams, const char *name, const char **value)",
        since = "1.0.2", manual
    )]
    fn typed_params_get_string();

    /// `virTypedParamsGetUInt`.
    #[api(
        "int virTypedParamsGetUInt(virTypedParameterPtr params, int nparams, const char *name, unsigned int *value)",
        since = "1.0.2", manual
    )]
    fn typed_params_get_u_int();

    /// `virTypedParamsGetULLong`.
    #[api(
        "int virTypedParamsGetULLong(virTypedParameterPtr params, int nparams, const char *name, unsigned long long *value)",
        since = "1.0.2", manual
    )]
    fn typed_params_get_ul_long();
}
