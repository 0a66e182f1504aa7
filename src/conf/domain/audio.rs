//! `<audio>`: the host's side of sound (C: `virDomainAudioDef`).
use xml_derive::Xml;

use crate::YesNo;

util::vir_enum! {
    /// C: `virDomainAudioType`.
    pub enum AudioType {
        None = "none",
        Alsa = "alsa",
        Coreaudio = "coreaudio",
        Jack = "jack",
        Oss = "oss",
        Pulseaudio = "pulseaudio",
        Sdl = "sdl",
        Spice = "spice",
        File = "file",
        Dbus = "dbus",
        Pipewire = "pipewire",
    }
}
util::vir_enum! {
    /// C: `virDomainAudioFormat`.
    pub enum AudioFormat {
        U8 = "u8",
        S8 = "s8",
        U16 = "u16",
        S16 = "s16",
        U32 = "u32",
        S32 = "s32",
        F32 = "f32",
    }
}
util::xml_enum!(AudioType, AudioFormat);

/// A backend.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "audio")]
pub struct Audio {
    /// Number that sound cards refer to.
    #[xml(attr, required, nonzero)]
    pub id: u32,
    /// Which system of the host.
    #[xml(attr = "type", required, parse_first)]
    pub kind: AudioType,
    /// Microseconds between steps; 0 when not given.
    #[xml(attr = "timerPeriod", skip_zero)]
    pub timer_period: u32,
    /// OSS: whether memory is mapped.
    #[xml(attr = "tryMMap")]
    pub try_mmap: Option<YesNo>,
    /// OSS: whether the device isn't shared.
    #[xml(attr)]
    pub exclusive: Option<YesNo>,
    /// OSS: timing policy.
    #[xml(attr = "dspPolicy")]
    pub dsp_policy: Option<i32>,
    /// PulseAudio: server.
    #[xml(attr = "serverName")]
    pub server_name: Option<String>,
    /// PipeWire: directory of its socket.
    #[xml(attr = "runtimeDir")]
    pub runtime_dir: Option<String>,
    /// SDL: its driver.
    #[xml(attr)]
    pub driver: Option<String>,
    /// File: where to.
    #[xml(attr)]
    pub path: Option<String>,
    /// What the guest hears from the host.
    #[xml(child)]
    pub input: AudioDirection,
    /// What the host hears from the guest.
    #[xml(child)]
    pub output: AudioDirection,
}

impl Audio {
    /// Forgets what the system doesn't read.
    pub(super) fn fill(&mut self) {
        let is = |kinds: &[AudioType]| kinds.contains(&self.kind);
        let oss = is(&[AudioType::Oss]);
        self.try_mmap = self.try_mmap.filter(|_| oss);
        self.exclusive = self.exclusive.filter(|_| oss);
        self.dsp_policy = self.dsp_policy.filter(|_| oss);
        let texts = [
            (&mut self.server_name, AudioType::Pulseaudio),
            (&mut self.runtime_dir, AudioType::Pipewire),
            (&mut self.driver, AudioType::Sdl),
            (&mut self.path, AudioType::File),
        ];
        for (text, kind) in texts {
            if self.kind != kind {
                *text = None;
            }
        }
        self.input.fill(self.kind);
        self.output.fill(self.kind);
    }
}

impl AudioDirection {
    fn fill(&mut self, kind: AudioType) {
        use AudioType as A;
        if !matches!(kind, A::Alsa | A::Oss) {
            self.dev = None;
        }
        if kind != A::Jack {
            (self.server_name, self.client_name) = (None, None);
            (self.connect_ports, self.exact_name) = (None, None);
        }
        if !matches!(kind, A::Coreaudio | A::Oss | A::Sdl) {
            self.buffer_count = 0;
        }
        if kind != A::Oss {
            self.try_poll = None;
        }
        if !matches!(kind, A::Pulseaudio | A::Pipewire) {
            (self.name, self.stream_name, self.latency) = (None, None, 0);
        }
    }
}

/// `<input>` and `<output>`; which attributes have a meaning depends on the system.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
pub struct AudioDirection {
    /// Whether QEMU mixes.
    #[xml(attr = "mixingEngine")]
    pub mixing_engine: Option<YesNo>,
    /// Whether `<settings>` bind.
    #[xml(attr = "fixedSettings")]
    pub fixed_settings: Option<YesNo>,
    /// Voices; 0 when not given.
    #[xml(attr, skip_zero)]
    pub voices: u32,
    /// Microseconds of buffer; 0 when not given.
    #[xml(attr = "bufferLength", skip_zero)]
    pub buffer_length: u32,
    /// ALSA, OSS: device.
    #[xml(attr)]
    pub dev: Option<String>,
    /// JACK: server.
    #[xml(attr = "serverName")]
    pub server_name: Option<String>,
    /// JACK: name of the client.
    #[xml(attr = "clientName")]
    pub client_name: Option<String>,
    /// JACK: ports to connect.
    #[xml(attr = "connectPorts")]
    pub connect_ports: Option<String>,
    /// JACK: whether the name is taken literally.
    #[xml(attr = "exactName")]
    pub exact_name: Option<YesNo>,
    /// CoreAudio, OSS, SDL: buffers; 0 when not given.
    #[xml(attr = "bufferCount", skip_zero)]
    pub buffer_count: u32,
    /// OSS: whether it is polled.
    #[xml(attr = "tryPoll")]
    pub try_poll: Option<YesNo>,
    /// PulseAudio, PipeWire: device.
    #[xml(attr)]
    pub name: Option<String>,
    /// PulseAudio, PipeWire: name of the stream.
    #[xml(attr = "streamName")]
    pub stream_name: Option<String>,
    /// PulseAudio, PipeWire: microseconds of latency; 0 when not given.
    #[xml(attr, skip_zero)]
    pub latency: u32,
    /// `<settings>`
    #[xml(child)]
    pub settings: AudioSettings,
}

/// `<settings>`: the form of the samples.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
pub struct AudioSettings {
    /// Hertz; 0 when not given.
    #[xml(attr, skip_zero)]
    pub frequency: u32,
    /// Channels; 0 when not given.
    #[xml(attr, skip_zero)]
    pub channels: u32,
    /// Form of a sample.
    #[xml(attr)]
    pub format: Option<AudioFormat>,
}
