//! `<iothreads>`, `<iothreadids>`, `<defaultiothread>`: threads for disk I/O.
use std::collections::HashSet;

use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_not_negative, attr_opt, attr_required, nonzero};
use util::xml::{AttrShape, ChildShape, Node, Shape, Writer};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

/// Most threads a document may count without naming them: the count alone makes entries.
const MAX_IOTHREADS: u32 = 16_384;

/// The threads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IoThreads {
    /// The threads by their order.
    pub threads: Vec<IoThread>,
    /// `<defaultiothread>`
    pub default_pool: ThreadPool,
}

/// `<iothread>` (C: `virDomainIOThreadIDDef`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IoThread {
    /// Number, from 1.
    pub id: u32,
    /// Whether the document doesn't name it, only counts it.
    pub implicit: bool,
    /// Worker threads.
    pub pool: ThreadPool,
    /// Polling.
    pub poll: Option<IoThreadPoll>,
}

/// Bounds of a pool of worker threads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ThreadPool {
    /// Fewest.
    pub min: Option<u32>,
    /// Most.
    pub max: Option<u32>,
}

/// `<poll>`: how long a thread waits actively, in nanoseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IoThreadPoll {
    /// Longest.
    pub max: Option<u64>,
    /// Factor to grow by.
    pub grow: Option<u64>,
    /// Factor to shrink by.
    pub shrink: Option<u64>,
}

const POOL_MIN: AttrShape = AttrShape::new("thread_pool_min");
const POOL_MAX: AttrShape = AttrShape::new("thread_pool_max");

/// `<iothreadids>`
pub(super) const LIST_SHAPE: &Shape = &Shape::new(
    "iothreadids",
    &[],
    &[ChildShape::new(&Shape::new(
        "iothread",
        &[AttrShape::new("id").required(), POOL_MIN, POOL_MAX],
        &[ChildShape::new(&Shape::new(
            "poll",
            &[
                AttrShape::new("max"),
                AttrShape::new("grow"),
                AttrShape::new("shrink"),
            ],
            &[],
        ))],
    ))
    .many()],
);

/// `<defaultiothread>`
pub(super) const DEFAULT_SHAPE: &Shape = &Shape::new("defaultiothread", &[POOL_MIN, POOL_MAX], &[]);

impl ThreadPool {
    fn parse(node: Node<'_>) -> Result<Self> {
        Ok(Self {
            min: attr_not_negative(node, "thread_pool_min")?,
            max: attr_not_negative(node, "thread_pool_max")?,
        })
    }

    fn format(&self, w: &mut Writer) {
        if let Some(min) = self.min {
            w.attr_plain("thread_pool_min", min);
        }
        if let Some(max) = self.max {
            w.attr_plain("thread_pool_max", max);
        }
    }
}

impl IoThread {
    fn parse(node: Node<'_>) -> Result<Self> {
        let id = nonzero(node, "id", Some(attr_required(node, "id")?))?.unwrap_or_default();
        let poll = match node.child("poll") {
            Some(poll) => Some(IoThreadPoll {
                max: attr_opt(poll, "max")?,
                grow: attr_opt(poll, "grow")?,
                shrink: attr_opt(poll, "shrink")?,
            }),
            None => None,
        };
        Ok(Self {
            id,
            implicit: false,
            pool: ThreadPool::parse(node)?,
            poll,
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start("iothread");
        w.attr_plain("id", self.id);
        self.pool.format(w);
        if let Some(poll) = &self.poll {
            w.start("poll");
            let values = [
                ("max", poll.max),
                ("grow", poll.grow),
                ("shrink", poll.shrink),
            ];
            for (name, value) in values {
                if let Some(value) = value {
                    w.attr_plain(name, value);
                }
            }
            w.end_unless_empty();
        }
        w.end();
    }
}

impl IoThreads {
    /// Reads the elements below `<domain>`.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for bad counts and numbers.
    pub fn parse(domain: Node<'_>) -> Result<Self> {
        let mut this = Self::default();
        let mut count = 0;
        if let Some(text) = domain.child_text("iothreads") {
            match util::number::to_u32(&text, 10) {
                Some(n) if n <= MAX_IOTHREADS => count = n,
                _ => bail!(VIR_ERR_XML_ERROR, "invalid iothreads count '{text}'"),
            }
        }
        if let Some(list) = domain.child("iothreadids") {
            let mut seen = HashSet::new();
            for node in list.children_named("iothread") {
                let thread = IoThread::parse(node)?;
                if !seen.insert(thread.id) {
                    bail!(
                        VIR_ERR_XML_ERROR,
                        "duplicate iothread id '{}' found",
                        thread.id
                    );
                }
                this.threads.push(thread);
            }
        }
        this.fill(count);
        if let Some(node) = domain.child("defaultiothread") {
            this.default_pool = ThreadPool::parse(node)?;
        }
        Ok(this)
    }

    /// Numbers the threads that are only counted, with the smallest numbers free.
    fn fill(&mut self, count: u32) {
        let named: HashSet<u32> = self.threads.iter().map(|thread| thread.id).collect();
        let mut id = 1;
        while self.threads.len() < count as usize {
            if !named.contains(&id) {
                self.threads.push(IoThread {
                    id,
                    implicit: true,
                    ..IoThread::default()
                });
            }
            id += 1;
        }
    }

    /// Writes the elements.
    pub fn format(&self, w: &mut Writer) {
        if !self.threads.is_empty() {
            w.leaf_plain("iothreads", self.threads.len());
        }
        let plain =
            |t: &IoThread| t.implicit && t.pool == ThreadPool::default() && t.poll.is_none();
        if !self.threads.iter().all(plain) {
            w.start("iothreadids");
            self.threads.iter().for_each(|t| t.format(w));
            w.end();
        }
        w.start("defaultiothread");
        self.default_pool.format(w);
        w.end_unless_empty();
    }
}
