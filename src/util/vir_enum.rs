//! `vir_enum!`: an enumeration whose words stand in documents (C: `VIR_ENUM_DECL`,
//! `VIR_ENUM_IMPL`).

/// Declares an enumeration by its words:
///
/// ```
/// util::vir_enum! {
///     /// What the guest's balloon is.
///     pub enum BalloonModel { Virtio = "virtio", None = "none" }
/// }
/// assert_eq!(BalloonModel::from_str("none"), Some(BalloonModel::None));
/// assert_eq!(BalloonModel::Virtio.as_str(), "virtio");
/// assert_eq!(BalloonModel::None as i32, 1);
/// ```
///
/// `WORDS` and `ALL` hold the words and the values in their order; the integer value counts from
/// 0.  The first variant is no default: say `#[default]` and `#[derive(Default)]` where there is
/// one.
#[macro_export]
macro_rules! vir_enum {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name {
            $(
                #[doc = concat!("`", $word, "`")]
                $(#[$variant_meta])*
                $variant,
            )+
        }

        #[allow(dead_code)]
        impl $name {
            /// Every word, in order.
            $vis const WORDS: &'static [&'static str] = &[$($word),+];
            /// Every value, in order.
            $vis const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value of a word.
            #[must_use]
            $vis fn from_str(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }

            /// The word of the value.
            #[must_use]
            $vis const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
