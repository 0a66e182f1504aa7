//! `<sound>`: a sound card (C: `virDomainSoundDef`).
use xml_derive::Xml;

use super::device_info::DeviceInfo;
use super::virtio::VirtioOptions;
use crate::YesNo;

util::vir_enum! {
    /// C: `virDomainSoundModel`.
    pub enum SoundModel {
        Sb16 = "sb16",
        Es1370 = "es1370",
        Pcspk = "pcspk",
        Ac97 = "ac97",
        Ich6 = "ich6",
        Ich9 = "ich9",
        Usb = "usb",
        Ich7 = "ich7",
        Virtio = "virtio",
    }
}

util::vir_enum! {
    /// C: `virDomainSoundCodecType`.
    pub enum SoundCodecType { Duplex = "duplex", Micro = "micro", Output = "output" }
}
util::xml_enum!(SoundModel, SoundCodecType);

/// `<codec>` of an HDA controller.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "codec")]
pub struct SoundCodec {
    /// Which lines it has.
    #[xml(attr = "type", required)]
    pub kind: SoundCodecType,
}

/// A sound card.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "sound")]
pub struct Sound {
    /// Which hardware.
    #[xml(attr, required)]
    pub model: SoundModel,
    /// Whether a USB card has more than two channels.
    #[xml(attr)]
    pub multichannel: Option<YesNo>,
    /// Streams of a virtio card.
    #[xml(attr, skip_zero)]
    pub streams: u32,
    /// Codecs of an HDA controller.
    #[xml(child = "codec")]
    pub codecs: Vec<SoundCodec>,
    /// Number of the `<audio>` element behind it.
    #[xml(path = "audio/@id", nonzero, skip_zero)]
    pub audio_id: u32,
    /// Alias and address.
    #[xml(inline)]
    pub info: DeviceInfo,
    /// Options of a virtio card's transport.
    #[xml(child = "driver")]
    pub virtio: VirtioOptions,
}
