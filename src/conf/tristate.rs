//! `on`/`off` and `yes`/`no`: libvirt's two spellings of a switch.  Absent is `None` of an `Option`.

util::vir_enum! {
    /// C: `virTristateSwitch`.
    pub enum OnOff { On = "on", Off = "off" }
}

util::vir_enum! {
    /// C: `virTristateBool`.
    pub enum YesNo { Yes = "yes", No = "no" }
}

util::xml_enum!(OnOff, YesNo);

impl From<bool> for YesNo {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

impl From<bool> for OnOff {
    fn from(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }
}

impl YesNo {
    /// Whether it says yes.
    #[must_use]
    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }
}

impl OnOff {
    /// Whether it says on.
    #[must_use]
    pub fn is_on(self) -> bool {
        self == Self::On
    }
}
