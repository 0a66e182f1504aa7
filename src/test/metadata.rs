//! Title, description and foreign elements of a guest (`virDomainSetMetadata`,
//! `virDomainGetMetadata`).
use crate::ORIGIN;
use crate::host::Host;
use abi::*;
use api::{Domain, DomainEvent, EventKind};
use conf::DomainDef;
use std::sync::Arc;
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::fragment::FragmentNode;
use util::xml::{Document, Fragment};

/// What a call is about.
enum Part<'a> {
    Description,
    Title,
    /// The element of a namespace: its prefix in new documents, its URI.
    Element(&'a str, &'a str),
}

impl<'a> Part<'a> {
    fn new(kind: i32, key: &'a str, uri: &'a str) -> Result<Self> {
        match kind {
            VIR_DOMAIN_METADATA_DESCRIPTION => Ok(Self::Description),
            VIR_DOMAIN_METADATA_TITLE => Ok(Self::Title),
            VIR_DOMAIN_METADATA_ELEMENT => Ok(Self::Element(key, uri)),
            _ => bail!(VIR_FROM_DOMAIN: VIR_ERR_INVALID_ARG, "unknown metadata type '{kind}'"),
        }
    }

    fn get(&self, def: &DomainDef) -> Option<String> {
        match self {
            Self::Description => def.description.clone(),
            Self::Title => def.title.clone(),
            Self::Element(_, uri) => {
                let metadata = def.metadata.as_ref()?;
                elements(metadata)
                    .find(|e| namespace(e) == Some(*uri))
                    .map(|e| without_prefix(e).to_text(0))
            }
        }
    }

    fn set(&self, def: &mut DomainDef, value: Option<&str>) -> Result<()> {
        let text = || value.filter(|text| !text.is_empty()).map(str::to_owned);
        match self {
            Self::Description => def.description = text(),
            Self::Title => def.title = text(),
            Self::Element(key, uri) => {
                let element = value.map(|xml| element(xml, key, uri)).transpose()?;
                set_element(&mut def.metadata, uri, element);
            }
        }
        Ok(())
    }
}

impl Host {
    /// `virDomainGetMetadata`
    pub(crate) fn metadata(
        &self,
        handle: &Domain,
        kind: i32,
        uri: &str,
        flags: u32,
    ) -> Result<String> {
        const KNOWN: u32 = VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;
        api::check_flags(flags, KNOWN, "testDomainGetMetadata", ORIGIN)?;
        let def = self.look(handle, |status| status.one_def(flags).cloned())?;
        match Part::new(kind, "", uri)?.get(&def) {
            Some(text) => Ok(text),
            None => bail!(
                VIR_FROM_DOMAIN: VIR_ERR_NO_DOMAIN_METADATA,
                "Requested metadata element is not present"
            ),
        }
    }

    /// `virDomainSetMetadata`
    pub(crate) fn set_metadata(
        &self,
        handle: &Domain,
        kind: i32,
        value: Option<&str>,
        (key, uri): (&str, &str),
        flags: u32,
    ) -> Result<()> {
        const KNOWN: u32 = VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;
        api::check_flags(flags, KNOWN, "testDomainSetMetadata", ORIGIN)?;
        self.change(handle, |guest, status| {
            let affects = status.affects(flags)?;
            let part = Part::new(kind, key, uri)?;
            if affects.live {
                part.set(status.live_mut(), value)?;
            }
            if affects.config {
                part.set(status.config_mut(), value)?;
            }
            let nsuri = matches!(part, Part::Element(..)).then(|| uri.to_owned());
            let event = DomainEvent::MetadataChange {
                r#type: kind,
                nsuri,
            };
            self.events
                .push(guest.subject(status), EventKind::Domain(event));
            Ok(())
        })
    }
}

fn elements(metadata: &Fragment) -> impl Iterator<Item = &Fragment> {
    metadata.children.iter().filter_map(|child| match child {
        FragmentNode::Element(element) => Some(element),
        _ => None,
    })
}

/// The URI that a fragment declares for itself.
fn namespace(element: &Fragment) -> Option<&str> {
    let declaration = match element.name.split_once(':') {
        Some((prefix, _)) => format!("xmlns:{prefix}"),
        None => "xmlns".to_owned(),
    };
    element
        .attrs
        .iter()
        .find(|(name, _)| **name == *declaration)
        .map(|(_, uri)| &**uri)
}

/// Puts `element` in the place of the one of namespace `uri`; an empty `<metadata>` disappears.
fn set_element(metadata: &mut Option<Arc<Fragment>>, uri: &str, element: Option<Fragment>) {
    let mut all = metadata.take().map_or_else(
        || Fragment {
            name: "metadata".into(),
            attrs: Vec::new(),
            children: Vec::new(),
        },
        Arc::unwrap_or_clone,
    );
    all.children.retain(|child| match child {
        FragmentNode::Element(other) => namespace(other) != Some(uri),
        FragmentNode::Text(text) => !text.trim_ascii().is_empty(),
        _ => true,
    });
    all.children.extend(element.map(FragmentNode::Element));
    *metadata = (!all.children.is_empty()).then(|| Arc::new(all));
}

/// A document as an element of the namespace `uri` under the prefix `key`.
fn element(xml: &str, key: &str, uri: &str) -> Result<Fragment> {
    let document = Document::parse_any(xml.as_bytes(), ErrorDomain::VIR_FROM_DOMAIN)?;
    let mut element = Fragment::from_node(document.root());
    rename(&mut element, &|name| {
        (!name.contains(':')).then(|| format!("{key}:{name}"))
    });
    element
        .attrs
        .insert(0, (format!("xmlns:{key}").into(), uri.into()));
    Ok(element)
}

/// An element and what is in it, without the element's own prefix and its declaration.
fn without_prefix(element: &Fragment) -> Fragment {
    let mut plain = element.clone();
    if let Some((prefix, _)) = element.name.split_once(':') {
        let (begin, declaration) = (format!("{prefix}:"), format!("xmlns:{prefix}"));
        rename(&mut plain, &|name| {
            name.strip_prefix(&begin).map(str::to_owned)
        });
        plain.attrs.retain(|(name, _)| **name != *declaration);
    }
    plain
}

/// Gives each element the name that `new` has for it.
fn rename(element: &mut Fragment, new: &dyn Fn(&str) -> Option<String>) {
    if let Some(name) = new(&element.name) {
        element.name = name.into();
    }
    for child in &mut element.children {
        if let FragmentNode::Element(child) = child {
            rename(child, new);
        }
    }
}
