//! Title, description and foreign elements of a definition (`virDomainSetMetadata`,
//! `virNetworkSetMetadata` and their sisters).
use std::sync::Arc;

use util::error::{ErrorDomain, ErrorNumber, Result};
use util::xml::fragment::FragmentNode;
use util::xml::{Document, Fragment};

/// A definition with labels.
pub trait Labelled {
    /// The domain of complaints about it.
    const ORIGIN: ErrorDomain;
    /// The code for a label that isn't there.
    const MISSING: ErrorNumber;

    /// Short description, long description, `<metadata>`.
    fn labels(&self) -> (&Option<String>, &Option<String>, &Option<Arc<Fragment>>);

    /// The same, to change them.
    fn labels_mut(
        &mut self,
    ) -> (
        &mut Option<String>,
        &mut Option<String>,
        &mut Option<Arc<Fragment>>,
    );
}

/// Which of the labels; the numbers of domains and networks are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label<'a> {
    /// The long description.
    Description,
    /// The short one.
    Title,
    /// The element of a namespace: its prefix in new documents, its URI.
    Element(&'a str, &'a str),
}

impl<'a> Label<'a> {
    /// The label that a caller means by `virDomainMetadataType` or `virNetworkMetadataType`.
    ///
    /// # Errors
    /// `VIR_ERR_INVALID_ARG`
    pub fn new<D: Labelled>(kind: i32, key: &'a str, uri: &'a str) -> Result<Self> {
        match kind {
            abi::VIR_DOMAIN_METADATA_DESCRIPTION => Ok(Self::Description),
            abi::VIR_DOMAIN_METADATA_TITLE => Ok(Self::Title),
            abi::VIR_DOMAIN_METADATA_ELEMENT => Ok(Self::Element(key, uri)),
            _ => Err(util::Error::new(
                D::ORIGIN,
                ErrorNumber::VIR_ERR_INVALID_ARG,
                format!("unknown metadata type '{kind}'"),
            )),
        }
    }

    /// The URI, if it is an element.
    #[must_use]
    pub fn uri(self) -> Option<&'a str> {
        match self {
            Self::Element(_, uri) => Some(uri),
            _ => None,
        }
    }

    /// What the label says.
    ///
    /// # Errors
    /// [`Labelled::MISSING`]
    pub fn get<D: Labelled>(self, def: &D) -> Result<String> {
        let (title, description, metadata) = def.labels();
        let found = match self {
            Self::Description => description.clone(),
            Self::Title => title.clone(),
            Self::Element(_, uri) => metadata.as_ref().and_then(|metadata| {
                elements(metadata)
                    .find(|e| namespace(e) == Some(uri))
                    .map(|e| without_prefix(e).to_text(0))
            }),
        };
        let text = "Requested metadata element is not present";
        found.ok_or_else(|| util::Error::new(D::ORIGIN, D::MISSING, text))
    }

    /// Has the label say something else, or nothing.
    ///
    /// # Errors
    /// `VIR_ERR_XML_DETAIL` for an element that is none.
    pub fn set<D: Labelled>(self, def: &mut D, value: Option<&str>) -> Result<()> {
        let (title, description, metadata) = def.labels_mut();
        let text = || value.filter(|text| !text.is_empty()).map(str::to_owned);
        match self {
            Self::Description => *description = text(),
            Self::Title => *title = text(),
            Self::Element(key, uri) => {
                let new = |xml| element(xml, D::ORIGIN, key, uri);
                let element = value.map(new).transpose()?;
                set_element(metadata, uri, element);
            }
        }
        Ok(())
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
fn element(xml: &str, origin: ErrorDomain, key: &str, uri: &str) -> Result<Fragment> {
    let document = Document::parse_any(xml.as_bytes(), origin)?;
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
