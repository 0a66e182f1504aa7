//! C arguments in: each check raises the error that libvirt raises, by the argument's C name.
use super::call::Cx;
use super::params::{ParamsBuffer, read_params};
use api::rule;
use std::ffi::{CStr, c_char, c_int, c_uchar, c_void};
use std::fmt::Display;
use util::error::{ErrorDomain, ErrorNumber, Result};
use util::typed_param::TypedParams;
use util::uuid::Uuid;

/// Lengths come as `int`, `unsigned int` or `size_t`.
pub(crate) trait Length: Copy {
    /// The count, or none for a negative one.
    fn count(self) -> Option<usize>;
}

impl Length for c_int {
    fn count(self) -> Option<usize> {
        usize::try_from(self).ok()
    }
}

impl Length for u32 {
    fn count(self) -> Option<usize> {
        usize::try_from(self).ok()
    }
}

impl Length for usize {
    fn count(self) -> Option<usize> {
        Some(self)
    }
}

/// A caller's array that receives names or numbers.
pub(crate) struct OutArray<T> {
    start: *mut T,
    room: usize,
}

impl Cx {
    /// The error about a NULL argument.
    pub(crate) fn null(&self, name: &str) -> Box<util::Error> {
        self.broken_rule(name, "not be NULL")
    }

    /// The same for a function pointer, which Rust sees as an `Option`.
    pub(crate) fn function(&self, is_there: bool, name: &str) -> Result<()> {
        if is_there {
            Ok(())
        } else {
            Err(self.null(name))
        }
    }

    /// A pointer that may not be NULL.
    pub(crate) fn required<T>(&self, pointer: *mut T, name: &str) -> Result<*mut T> {
        if pointer.is_null() {
            Err(self.null(name))
        } else {
            Ok(pointer)
        }
    }

    /// Refuses NULL.
    pub(crate) fn present<T>(&self, pointer: *const T, name: &str) -> Result<()> {
        self.required(pointer.cast_mut(), name).map(drop)
    }

    /// A string that may not be NULL.
    ///
    /// # Safety
    /// `raw` is NULL or NUL-terminated and lives as long as the call.
    pub(crate) unsafe fn text<'a>(&self, raw: *const c_char, name: &str) -> Result<&'a str> {
        // SAFETY: passed on to the caller.
        unsafe { self.optional_text(raw, name) }?.ok_or_else(|| self.null(name))
    }

    /// A string, or none for NULL.
    ///
    /// # Safety
    /// As for [`Cx::text`].
    pub(crate) unsafe fn optional_text<'a>(
        &self,
        raw: *const c_char,
        name: &str,
    ) -> Result<Option<&'a str>> {
        if raw.is_null() {
            return Ok(None);
        }
        // SAFETY: not NULL; terminated by contract.
        let text = unsafe { CStr::from_ptr(raw) };
        let text = text
            .to_str()
            .map_err(|_| self.broken_rule(name, "be UTF-8"))?;
        util::debug!("{}: {name}={text}", self.call.name);
        Ok(Some(text))
    }

    /// A string that may not be NULL or empty.
    ///
    /// # Safety
    /// As for [`Cx::text`].
    pub(crate) unsafe fn filled_text<'a>(&self, raw: *const c_char, name: &str) -> Result<&'a str> {
        // SAFETY: passed on to the caller.
        let text = unsafe { self.text(raw, name) }?;
        self.filled(text, name)
    }

    /// Refuses an empty string.
    pub(crate) fn filled<'a>(&self, text: &'a str, name: &str) -> Result<&'a str> {
        if text.is_empty() {
            let text = format!("string {name} in {} must not be empty", self.call.name);
            return Err(self.bad_argument(name, text));
        }
        Ok(text)
    }

    /// Refuses zero.
    pub(crate) fn nonzero(&self, value: impl Into<i128>, name: &str) -> Result<()> {
        rule::nonzero(value.into(), name, self.call.name, self.call.origin)
    }

    /// Refuses zero and less.
    pub(crate) fn positive(&self, value: impl Into<i128>, name: &str) -> Result<()> {
        rule::positive(value.into(), name, self.call.name, self.call.origin)
    }

    /// Refuses less than zero.
    pub(crate) fn non_negative(&self, value: impl Into<i128>, name: &str) -> Result<()> {
        rule::non_negative(value.into(), name, self.call.name, self.call.origin)
    }

    /// VIR_ERR_OVERFLOW: a product of two arguments that C cannot hold.
    pub(crate) fn too_large(&self, a: impl Display, b: impl Display) -> Box<util::Error> {
        self.error(
            ErrorNumber::VIR_ERR_OVERFLOW,
            format!("input too large: {a} * {b}"),
        )
    }

    /// A caller's memory to be filled; NULL only when its size is 0.
    ///
    /// # Safety
    /// `raw` has room for `size` bytes, for as long as the call.
    pub(crate) unsafe fn buffer<'a>(
        &self,
        raw: *mut c_void,
        size: usize,
        name: &str,
    ) -> Result<&'a mut [u8]> {
        if size == 0 {
            return Ok(&mut []);
        }
        let raw = self.required(raw, name)?.cast::<u8>();
        if isize::try_from(size).is_err() {
            return Err(self.error(
                ErrorNumber::VIR_ERR_OVERFLOW,
                format!("input too large: {size}"),
            ));
        }
        // SAFETY: not NULL, no larger than memory can be; the size is the caller's word.
        Ok(unsafe { std::slice::from_raw_parts_mut(raw, size) })
    }

    /// The 16 bytes of a UUID.
    ///
    /// # Safety
    /// `raw` is NULL or points to 16 bytes.
    pub(crate) unsafe fn uuid(&self, raw: *const c_uchar, name: &str) -> Result<Uuid> {
        let raw = self.required(raw.cast_mut(), name)?;
        // SAFETY: not NULL; 16 bytes by contract.
        Ok(Uuid(unsafe { raw.cast::<[u8; 16]>().read_unaligned() }))
    }

    /// A UUID as text.
    ///
    /// # Safety
    /// As for [`Cx::text`].
    pub(crate) unsafe fn uuid_text(&self, raw: *const c_char, name: &str) -> Result<Uuid> {
        // SAFETY: passed on to the caller.
        let text = unsafe { self.text(raw, name) }?;
        Uuid::parse(text).ok_or_else(|| match self.call.origin {
            // libvirt's oldest function of this kind has words of its own.
            ErrorDomain::VIR_FROM_DOMAIN => self.bad_argument(name, "Invalid UUID"),
            _ => self.broken_rule(name, "be a valid UUID"),
        })
    }

    /// An array of strings; NULL only when it is empty.
    ///
    /// # Safety
    /// `raw` points to `length` strings as for [`Cx::text`].
    pub(crate) unsafe fn texts<'a>(
        &self,
        raw: *mut *const c_char,
        length: impl Length,
        name: &str,
    ) -> Result<Vec<&'a str>> {
        // SAFETY: passed on to the caller.
        let pointers = unsafe { self.slice(raw.cast_const(), length, name) }?;
        // SAFETY: passed on to the caller.
        pointers
            .iter()
            .map(|p| unsafe { self.text(*p, name) })
            .collect()
    }

    /// An array; NULL only when it is empty.
    ///
    /// # Safety
    /// `raw` points to `length` elements that live as long as the call.
    pub(crate) unsafe fn slice<'a, T>(
        &self,
        raw: *const T,
        length: impl Length,
        name: &str,
    ) -> Result<&'a [T]> {
        let Some(length) = length.count() else {
            return Err(self.broken_rule(name, "have a length of zero or greater"));
        };
        if length == 0 {
            return Ok(&[]);
        }
        let raw = self.required(raw.cast_mut(), name)?;
        if length > isize::MAX as usize / size_of::<T>().max(1) {
            return Err(self.error(
                ErrorNumber::VIR_ERR_OVERFLOW,
                format!("input too large: {length}"),
            ));
        }
        // SAFETY: not NULL; no larger than memory can be; the length is the caller's word.
        Ok(unsafe { std::slice::from_raw_parts(raw, length) })
    }

    /// A list of typed parameters.
    ///
    /// # Safety
    /// `raw` points to `length` parameters with terminated strings.
    pub(crate) unsafe fn typed_params(
        &self,
        raw: abi::virTypedParameterPtr,
        length: impl Length,
        name: &str,
    ) -> Result<TypedParams> {
        // SAFETY: passed on to the caller.
        let params = unsafe { self.slice(raw.cast_const(), length, name) }?;
        // SAFETY: passed on to the caller.
        unsafe { read_params(params) }
    }

    /// A caller's array of typed parameters with its length in and out.
    ///
    /// # Safety
    /// `nparams` is NULL or readable; `params` has room for `*nparams` parameters.
    pub(crate) unsafe fn params_buffer(
        &self,
        params: abi::virTypedParameterPtr,
        nparams: *mut c_int,
        name: &str,
        needs_room: bool,
    ) -> Result<ParamsBuffer> {
        if needs_room {
            self.required(params, name)?;
        }
        let nparams = self.required(nparams, "nparams")?;
        // SAFETY: not NULL; readable by contract.
        let room = unsafe { nparams.read() };
        let Some(room) = room.count() else {
            let rule = if needs_room {
                "be greater than zero"
            } else {
                "be zero or greater"
            };
            return Err(self.broken_rule("*nparams", rule));
        };
        if room == 0 && needs_room {
            return Err(self.broken_rule("*nparams", "be greater than zero"));
        }
        if room > 0 {
            self.required(params, name)?;
        }
        Ok(ParamsBuffer::new(params, nparams, room))
    }

    /// A caller's array for results.
    pub(crate) fn array<T>(
        &self,
        start: *mut T,
        room: impl Length,
        name: &str,
        room_name: &str,
    ) -> Result<OutArray<T>> {
        let Some(room) = room.count() else {
            return Err(self.broken_rule(room_name, "be zero or greater"));
        };
        if room > 0 {
            self.required(start, name)?;
        }
        Ok(OutArray { start, room })
    }
}

impl<T> OutArray<T> {
    /// Writes as many values as fit; gives how many.
    ///
    /// # Safety
    /// The array has the room that the caller said.
    pub(crate) unsafe fn write(self, values: impl IntoIterator<Item = T>) -> c_int {
        let mut count = 0;
        for value in values.into_iter().take(self.room) {
            // SAFETY: `count` is below `room`.
            unsafe { self.start.add(count).write(value) };
            count += 1;
        }
        c_int::try_from(count).unwrap_or(c_int::MAX)
    }
}

impl OutArray<*mut c_char> {
    /// Writes copies of as many names as fit; gives their number.
    ///
    /// # Safety
    /// The array has the room that the caller said.
    pub(crate) unsafe fn fill(self, names: Vec<String>) -> c_int {
        let mut count = 0;
        for name in names.iter().take(self.room) {
            let Ok(copy) = super::malloc::text(name) else {
                break;
            };
            // SAFETY: `count` is below `room`.
            unsafe { self.start.add(count).write(copy) };
            count += 1;
        }
        c_int::try_from(count).unwrap_or(c_int::MAX)
    }
}

impl OutArray<c_int> {
    /// Writes as many numbers as fit; gives how many.
    ///
    /// # Safety
    /// The array has the room that the caller said.
    pub(crate) unsafe fn fill(self, numbers: Vec<i32>) -> c_int {
        // SAFETY: passed on to the caller.
        unsafe { self.write(numbers) }
    }
}
