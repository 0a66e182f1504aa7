//! `Map`: vendors, features and models of x86, read once from `tables/x86.txt`.
use std::collections::{BTreeMap, HashMap};

use conf::cpu::CpuSignature;
use conf::cpu::data::{CpuData, REGISTERS, X86Source};
use once_cell::sync::OnceCell;
use util::error::Result;

use super::bits::{Bit, Bits, WORDS};
use crate::table::{damaged, hex, lines};

/// Where the vendor's name stands.
const VENDOR: X86Source = X86Source::Cpuid {
    leaf: 0,
    subleaf: 0,
};
/// Where the signature stands, in EAX.
const SIGNATURE: X86Source = X86Source::Cpuid {
    leaf: 1,
    subleaf: 0,
};

/// Everything known.
#[derive(Default)]
pub(super) struct Map {
    /// Sources and registers (by their place in EAX, EBX, ECX, EDX) that hold features.
    registers: Vec<(X86Source, usize)>,
    pub(super) vendors: Vec<Vendor>,
    /// In the order in which they are listed.
    pub(super) features: Vec<Feature>,
    /// Oldest first.
    pub(super) models: Vec<Model>,
    /// Features that QEMU gives another name: ours, its.
    pub(super) qemu_names: Vec<(&'static str, &'static str)>,
    feature_index: HashMap<&'static str, usize>,
    model_index: HashMap<&'static str, usize>,
    known: Bits,
}

#[derive(Debug)]
pub(super) struct Vendor {
    pub(super) name: &'static str,
    /// As CPUID tells it.
    pub(super) id: &'static str,
}

#[derive(Debug)]
pub(super) struct Feature {
    pub(super) name: &'static str,
    pub(super) bit: Bit,
    pub(super) migratable: bool,
}

/// Which CPUs a model is found for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Decode {
    #[default]
    Both,
    Host,
    Nobody,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    pub(super) name: &'static str,
    /// Its place among the vendors.
    pub(super) vendor: Option<usize>,
    pub(super) signatures: Vec<ModelSignature>,
    pub(super) decode: Decode,
    /// Whether a partial check compares it with the host.
    pub(super) compares: bool,
    pub(super) bits: Bits,
    /// Features it had once.
    pub(super) removed: Vec<&'static str>,
    /// Features it got later; they aren't among its bits.
    pub(super) added: Vec<&'static str>,
    /// The model that is the same and keeps its meaning.
    pub(super) canonical: Option<&'static str>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct ModelSignature {
    pub(super) family: u32,
    pub(super) model: u32,
    /// Steppings as bits; `None` for all.
    steppings: Option<u32>,
}

impl ModelSignature {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let family = parts.next()?.parse().ok()?;
        let model = parts.next()?.parse().ok()?;
        let steppings = match parts.next() {
            None => None,
            Some(range) => {
                let (first, last) = range.split_once('-').unwrap_or((range, range));
                let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
                Some((first..=last.min(31)).fold(0, |bits, n| bits | 1 << n))
            }
        };
        Some(Self {
            family,
            model,
            steppings,
        })
    }

    fn matches(&self, of: CpuSignature) -> bool {
        let stepping = |steppings: u32| steppings.checked_shr(of.stepping).unwrap_or(0) & 1 != 0;
        self.family == of.family && self.model == of.model && self.steppings.is_none_or(stepping)
    }

    /// A signature that matches.
    pub(super) fn example(&self) -> CpuSignature {
        CpuSignature {
            family: self.family,
            model: self.model,
            stepping: self.steppings.map_or(0, u32::trailing_zeros),
        }
    }
}

impl Model {
    /// Whether a CPU of this signature is of this model.
    pub(super) fn matches(&self, signature: CpuSignature) -> bool {
        self.signatures.iter().any(|own| own.matches(signature))
    }
}

/// What raw data says.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Data {
    pub(super) bits: Bits,
    /// Its place among the vendors.
    pub(super) vendor: Option<usize>,
    pub(super) signature: Option<CpuSignature>,
}

impl Map {
    /// The map; the table is read at first use.
    pub(super) fn get() -> Result<&'static Self> {
        static MAP: OnceCell<Map> = OnceCell::new();
        MAP.get_or_try_init(|| Self::read(include_str!("../tables/x86.txt")))
    }

    fn read(text: &'static str) -> Result<Self> {
        let mut map = Self::default();
        for (number, line) in lines(text) {
            let mut words = line.split(' ');
            let read = match words.next() {
                Some("vendor") => map.read_vendor(words),
                Some("cpuid") => {
                    map.read_features(words, |leaf, subleaf| X86Source::Cpuid { leaf, subleaf })
                }
                Some("msr") => map.read_features(words, |index, _| X86Source::Msr { index }),
                Some("qemu") => map.read_names(words),
                Some("model") => map.read_model(words),
                _ => None,
            };
            read.ok_or_else(|| damaged("x86", number))?;
        }
        Ok(map)
    }

    fn read_vendor(&mut self, mut words: impl Iterator<Item = &'static str>) -> Option<()> {
        self.vendors.push(Vendor {
            name: words.next()?,
            id: words.next().filter(|id| id.len() == 12)?,
        });
        Some(())
    }

    fn read_features(
        &mut self,
        mut words: impl Iterator<Item = &'static str>,
        source: impl Fn(u32, u32) -> X86Source,
    ) -> Option<()> {
        let place = words.next()?;
        let (first, second) = place.split_once('.').unwrap_or((place, "0"));
        let register = words.next()?;
        let register = REGISTERS.iter().position(|name| *name == register)?;
        let word = self.registers.len();
        self.registers
            .push((source(hex(first)?, hex(second)?), register));
        for text in words {
            let (name, bit) = text.split_once('=')?;
            let bit = bit.parse::<u32>().ok().filter(|bit| *bit < 32)?;
            let bare = name.strip_suffix('!');
            let bit = Bit {
                word,
                mask: 1 << bit,
            };
            (word < WORDS).then(|| self.known.insert(bit))?;
            let feature = Feature {
                name: bare.unwrap_or(name),
                bit,
                migratable: bare.is_none(),
            };
            self.feature_index.insert(feature.name, self.features.len());
            self.features.push(feature);
        }
        Some(())
    }

    fn read_names(&mut self, words: impl Iterator<Item = &'static str>) -> Option<()> {
        for word in words {
            let (ours, theirs) = word.split_once('=')?;
            self.feature(ours)?;
            self.qemu_names.push((ours, theirs));
        }
        Some(())
    }

    fn read_model(&mut self, mut words: impl Iterator<Item = &'static str>) -> Option<()> {
        let name = words.next()?;
        let mut model = Model::default();
        for word in words {
            match word.split_once('=') {
                Some((key, value)) => self.read_fact(&mut model, name, key, value)?,
                None => self.read_change(&mut model, word)?,
            }
        }
        model.name = name;
        self.model_index.insert(name, self.models.len());
        self.models.push(model);
        Some(())
    }

    fn read_fact(
        &mut self,
        model: &mut Model,
        name: &'static str,
        key: &str,
        value: &'static str,
    ) -> Option<()> {
        match key {
            "vendor" => model.vendor = Some(self.vendor(value)?),
            "signature" => {
                let all: Option<_> = value.split(',').map(ModelSignature::parse).collect();
                model.signatures = all?;
            }
            "decode" => {
                model.decode = match value {
                    "both" => Decode::Both,
                    "host" => Decode::Host,
                    "none" => Decode::Nobody,
                    _ => return None,
                }
            }
            "check" => model.compares = value == "compat",
            "like" => model.bits = self.model(value)?.bits,
            "is" => {
                let at = *self.model_index.get(value)?;
                self.models[at].canonical = Some(name);
                *model = Model {
                    canonical: None,
                    ..self.models[at].clone()
                };
            }
            _ => return None,
        }
        Some(())
    }

    fn read_change(&self, model: &mut Model, word: &'static str) -> Option<()> {
        let (change, name) = word.split_at_checked(1)?;
        let feature = self.feature(name)?;
        match change {
            "+" => model.bits.insert(feature.bit),
            "-" => model.bits.remove(feature.bit),
            "~" => model.removed.push(feature.name),
            "^" => model.added.push(feature.name),
            _ => return None,
        }
        Some(())
    }

    pub(super) fn feature(&self, name: &str) -> Option<&Feature> {
        Some(&self.features[*self.feature_index.get(name)?])
    }

    pub(super) fn model(&self, name: &str) -> Option<&Model> {
        Some(&self.models[*self.model_index.get(name)?])
    }

    /// The place of a vendor.
    pub(super) fn vendor(&self, name: &str) -> Option<usize> {
        self.vendors.iter().position(|vendor| vendor.name == name)
    }

    /// The features of a set, in their order.
    pub(super) fn listed<'a>(&'a self, bits: &'a Bits) -> impl Iterator<Item = &'a Feature> {
        self.features.iter().filter(|f| bits.has(f.bit))
    }

    /// Those of the features that are known, as a set.
    pub(super) fn set_of<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Bits {
        let mut bits = Bits::default();
        for feature in names.into_iter().filter_map(|name| self.feature(name)) {
            bits.insert(feature.bit);
        }
        bits
    }

    /// What raw data means; what no feature stands for is left out.
    pub(super) fn data(&self, data: &CpuData) -> Data {
        let CpuData::X86(items) = data else {
            return Data::default();
        };
        let mut bits = Bits::default();
        for (word, (source, register)) in self.registers.iter().enumerate() {
            if let Some(registers) = items.get(source) {
                bits.set_word(word, registers[*register]);
            }
        }
        let id = items
            .get(&VENDOR)
            .map(|[_, b, c, d]| vendor_id([*b, *d, *c]));
        Data {
            bits: bits.common(&self.known),
            vendor: id.and_then(|id| self.vendors.iter().position(|v| v.id.as_bytes() == id)),
            signature: items.get(&SIGNATURE).and_then(|r| signature(r[0])),
        }
    }

    /// Raw data with these features.
    pub(super) fn raw(&self, data: &Data) -> CpuData {
        let mut items: BTreeMap<X86Source, [u32; 4]> = BTreeMap::new();
        let mut set = |source: X86Source, register: usize, value: u32| {
            if value != 0 {
                items.entry(source).or_default()[register] |= value;
            }
        };
        for (word, (source, register)) in self.registers.iter().enumerate() {
            set(*source, *register, data.bits.word(word));
        }
        if let Some(vendor) = data.vendor {
            let parts = self.vendors[vendor].id.as_bytes().chunks_exact(4);
            for (part, register) in parts.zip([1, 3, 2]) {
                let value = part.iter().rev().fold(0, |v, b| v << 8 | u32::from(*b));
                set(VENDOR, register, value);
            }
        }
        if let Some(signature) = data.signature {
            set(SIGNATURE, 0, signature_word(signature));
        }
        CpuData::X86(items)
    }
}

fn vendor_id(registers: [u32; 3]) -> [u8; 12] {
    let mut id = [0; 12];
    for (part, register) in id.chunks_exact_mut(4).zip(registers) {
        part.copy_from_slice(&register.to_le_bytes());
    }
    id
}

/// Family, model and stepping of CPUID's word; None for a CPU without.
fn signature(word: u32) -> Option<CpuSignature> {
    (word != 0).then_some(CpuSignature {
        family: (word >> 20 & 0xff) + (word >> 8 & 0xf),
        model: (word >> 12 & 0xf0) + (word >> 4 & 0xf),
        stepping: word & 0xf,
    })
}

/// CPUID's word of a signature.
fn signature_word(signature: CpuSignature) -> u32 {
    let CpuSignature {
        family,
        model,
        stepping,
    } = signature;
    let extended = family.saturating_sub(0xf) & 0xff;
    extended << 20
        | (model & 0xf0) << 12
        | family.min(0xf) << 8
        | (model & 0xf) << 4
        | stepping & 0xf
}
