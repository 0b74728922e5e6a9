//! XML from files: read by pull, element by element; what is taken whole becomes a small tree.
//!
//! Promises: a DOCTYPE is refused; no entity is expanded but the five that XML itself has and character numbers; what nests deeper
//! than [`DEEPEST`] or is larger than [`MOST`] elements in one tree is refused; no input panics. Prefixes of namespaces are passed over:
//! files of one format write any.

use super::ReadError;
use super::text;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// How deep elements may stand in each other.
pub const DEEPEST: usize = 100;

/// How many elements one tree may hold.
pub const MOST: usize = 1_000_000;

const NONE: u32 = u32::MAX;

/// The whole of `bytes` as text: by their mark, else as UTF-8, else in the encoding that the XML declaration names, else as found.
#[must_use]
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let plain = std::str::from_utf8(bytes).is_ok() || encoding_rs::Encoding::for_bom(bytes).is_some();
    if !plain
        && let Some(named) = declared(bytes)
        && let Some(encoding) = encoding_rs::Encoding::for_label(named.as_bytes())
        && encoding != encoding_rs::UTF_8
    {
        return text::decode_with(bytes, encoding).text;
    }
    text::decode(bytes).text
}

/// The encoding that the XML declaration names, where nobody knows it: such a text is not XML, whatever its bytes are.
#[must_use]
pub fn unknown_encoding(bytes: &[u8]) -> Option<String> {
    declared(bytes).filter(|named| encoding_rs::Encoding::for_label(named.as_bytes()).is_none())
}

/// The encoding that the declaration at the head names, as written.
fn declared(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(200).map(|&b| char::from(b)).collect();
    let declaration = head.get(..head.find("?>")?)?;
    let (_, after) = declaration.split_once("encoding")?;
    let quote = after.find(['"', '\''])?;
    let value = after.get(quote + 1..)?;
    Some(value.get(..value.find(['"', '\''])?)?.to_owned())
}

/// A reader that goes forward through a text.
pub struct Xml<'t> {
    reader: Reader<&'t [u8]>,
    text: &'t str,
    depth: usize,
    /// The start tag given last had its end in itself: `<a/>`.
    empty: bool,
    counted_to: usize,
    line: u32,
}

/// What comes next; text between elements is passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step<'t> {
    /// An element begins. [`Xml::whole`] takes it with all inside it; else its children come next.
    Open(Tag<'t>),
    /// The innermost open element ends.
    Close,
    /// The text ends.
    End,
}

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag<'t> {
    content: Cow<'t, str>,
    name: (u32, u32),
    line: u32,
}

impl Tag<'_> {
    /// Its name without prefix.
    #[must_use]
    pub fn name(&self) -> &str {
        self.content.get(self.name.0 as usize..self.name.1 as usize).unwrap_or_default()
    }

    /// Line on which it stands, first = 1.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The value of an attribute, by its name without prefix; characters that were escaped are themselves.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<String> {
        let start = BytesStart::from_content(self.content.as_ref(), self.name.1 as usize);
        let attribute = start.attributes().with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
        Some(unescaped(&attribute.value))
    }

    /// The namespace that it declares as the default one or for its own prefix, where it declares one.
    #[must_use]
    pub fn namespace(&self) -> Option<String> {
        let start = BytesStart::from_content(self.content.as_ref(), self.name.1 as usize);
        let prefix = self.content.get(..(self.name.0 as usize).saturating_sub(1)).unwrap_or_default();
        let wanted = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
        let found = start.attributes().with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == wanted)?;
        Some(unescaped(&found.value))
    }
}

impl<'t> Xml<'t> {
    /// At the beginning of `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut reader = Reader::from_str(text);
        // A lone ampersand ("Dupont & Fils") is what a person typed, not an attack.
        reader.config_mut().allow_dangling_amp = true;
        Self { reader, text, depth: 0, empty: false, counted_to: 0, line: 1 }
    }

    /// How many bytes were read.
    #[must_use]
    pub fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(self.text.len()).min(self.text.len())
    }

    /// How many elements are open, the last given included.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// What comes next.
    ///
    /// # Errors
    /// Not well formed, a DOCTYPE, too deep, or the end while elements are open.
    pub fn step(&mut self) -> Result<Step<'t>, ReadError> {
        if std::mem::take(&mut self.empty) {
            self.depth = self.depth.saturating_sub(1);
            return Ok(Step::Close);
        }
        loop {
            let event = self.event()?;
            match event {
                Event::Start(start) => return self.open(&start, false).map(Step::Open),
                Event::Empty(start) => {
                    let tag = self.open(&start, true)?;
                    self.empty = true;
                    return Ok(Step::Open(tag));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Step::Close);
                }
                Event::Eof if self.depth > 0 => return Err(self.broken("the end is missing".to_owned())),
                Event::Eof => return Ok(Step::End),
                _ => {}
            }
        }
    }

    /// The element that [`Step::Open`] has just given, with all inside it. `into` is emptied first, so that one tree serves many.
    ///
    /// # Errors
    /// As [`Xml::step`], or larger than [`MOST`].
    pub fn whole(&mut self, tag: Tag<'t>, into: &mut Tree<'t>) -> Result<(), ReadError> {
        into.elements.clear();
        into.elements.push(Element::new(tag, NONE));
        if std::mem::take(&mut self.empty) {
            self.depth = self.depth.saturating_sub(1);
            return Ok(());
        }
        let mut open = 0_u32;
        loop {
            let before = self.position();
            let event = self.event()?;
            match event {
                Event::Start(start) => {
                    let tag = self.open(&start, false)?;
                    open = into.add(tag, open).ok_or_else(|| self.too_large())?;
                }
                Event::Empty(start) => {
                    let tag = self.open(&start, true)?;
                    self.depth = self.depth.saturating_sub(1);
                    into.add(tag, open).ok_or_else(|| self.too_large())?;
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    match into.elements.get(open as usize).map(|element| element.parent) {
                        Some(NONE) | None => return Ok(()),
                        Some(parent) => open = parent,
                    }
                }
                Event::Text(content) => {
                    let here = self.text.get(before..before + content.len()).filter(|here| *here == &*content);
                    match here {
                        Some(here) if !here.contains('\r') => into.say(open, Cow::Borrowed(here)),
                        _ => into.say(open, Cow::Owned(content.xml10_content().into_owned())),
                    }
                }
                Event::CData(content) => into.say(open, Cow::Owned(content.xml10_content().into_owned())),
                Event::GeneralRef(reference) => {
                    let character = match reference.resolve_char_ref() {
                        Ok(Some(c)) => Some(c),
                        _ => entity(&reference.xml10_content()),
                    };
                    match character {
                        Some(c) => into.say(open, Cow::Owned(c.to_string())),
                        // An entity that nobody declared stands as it was written.
                        None => into.say(open, Cow::Owned(format!("&{};", reference.xml10_content()))),
                    }
                }
                Event::Eof => return Err(self.broken("the end is missing".to_owned())),
                _ => {}
            }
        }
    }

    fn event(&mut self) -> Result<Event<'t>, ReadError> {
        match self.reader.read_event() {
            Ok(Event::DocType(_)) => Err(ReadError::Doctype),
            Ok(event) => Ok(event),
            Err(error) => {
                let line = lines(self.text, 0, usize::try_from(self.reader.error_position()).unwrap_or(self.text.len())).saturating_add(1);
                Err(ReadError::BrokenXml { line, reason: error.to_string().chars().take(200).collect() })
            }
        }
    }

    fn open(&mut self, start: &BytesStart<'_>, empty: bool) -> Result<Tag<'t>, ReadError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.broken(format!("more than {DEEPEST} elements in each other")));
        }
        let end = self.position().saturating_sub(if empty { 2 } else { 1 });
        let here = end.checked_sub(start.len()).and_then(|from| self.text.get(from..end)).filter(|here| *here == &**start);
        let from = end.saturating_sub(start.len());
        self.line = self.line.saturating_add(lines(self.text, self.counted_to, from));
        self.counted_to = self.counted_to.max(from);
        let whole = start.name().as_ref().len();
        let local = whole.saturating_sub(start.local_name().as_ref().len());
        let name = (u32::try_from(local).unwrap_or_default(), u32::try_from(whole).unwrap_or_default());
        let content = here.map_or_else(|| Cow::Owned((**start).to_owned()), Cow::Borrowed);
        Ok(Tag { content, name, line: self.line })
    }

    fn broken(&self, reason: String) -> ReadError {
        ReadError::BrokenXml { line: lines(self.text, 0, self.position()).saturating_add(1), reason }
    }

    fn too_large(&self) -> ReadError {
        self.broken(format!("more than {MOST} elements"))
    }
}

/// The first element of `text` with all inside it.
///
/// # Errors
/// See [`Xml::step`]; a text without an element is broken.
pub fn tree(text: &str) -> Result<Tree<'_>, ReadError> {
    let mut xml = Xml::new(text);
    let mut tree = Tree::default();
    match xml.step()? {
        Step::Open(tag) => xml.whole(tag, &mut tree)?,
        _ => return Err(xml.broken("no element".to_owned())),
    }
    Ok(tree)
}

fn lines(text: &str, from: usize, to: usize) -> u32 {
    let between = text.as_bytes().get(from..to.min(text.len())).unwrap_or_default();
    u32::try_from(between.iter().filter(|&&b| b == b'\n').count()).unwrap_or(u32::MAX)
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "apos" => '\'',
        "quot" => '"',
        _ => return None,
    })
}

fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        // No entity that counts is longer: a value full of lone ampersands is read through once.
        let head = from.as_bytes().iter().take(12).position(|&b| b == b';');
        let named = head.and_then(|end| Some((from.get(1..end)?, from.get(end + 1..)?)));
        let found = named.and_then(|(name, after)| Some((entity(name).or_else(|| numbered(name))?, after)));
        match found {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

fn numbered(name: &str) -> Option<char> {
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
}

/// An element and all inside it.
#[derive(Default)]
pub struct Tree<'t> {
    elements: Vec<Element<'t>>,
}

struct Element<'t> {
    tag: Tag<'t>,
    text: Cow<'t, str>,
    parent: u32,
    first: u32,
    last: u32,
    next: u32,
}

impl<'t> Element<'t> {
    fn new(tag: Tag<'t>, parent: u32) -> Self {
        Self { tag, text: Cow::Borrowed(""), parent, first: NONE, last: NONE, next: NONE }
    }
}

impl<'t> Tree<'t> {
    /// The outermost element; `None` in a tree that nothing was taken into.
    #[must_use]
    pub fn root(&self) -> Option<Node<'_>> {
        self.node(0)
    }

    fn node(&self, at: u32) -> Option<Node<'_>> {
        self.elements.get(at as usize).map(|element| Node { elements: &self.elements, element })
    }

    fn add(&mut self, tag: Tag<'t>, parent: u32) -> Option<u32> {
        let at = u32::try_from(self.elements.len()).ok().filter(|at| (*at as usize) < MOST)?;
        self.elements.push(Element::new(tag, parent));
        let last = self.elements.get(parent as usize).map_or(NONE, |element| element.last);
        if let Some(before) = self.elements.get_mut(last as usize) {
            before.next = at;
        }
        if let Some(above) = self.elements.get_mut(parent as usize) {
            if above.first == NONE {
                above.first = at;
            }
            above.last = at;
        }
        Some(at)
    }

    fn say(&mut self, at: u32, more: Cow<'t, str>) {
        if let Some(element) = self.elements.get_mut(at as usize) {
            if element.text.is_empty() {
                element.text = more;
            } else if !more.is_empty() {
                element.text.to_mut().push_str(&more);
            }
        }
    }
}

/// An element of a [`Tree`].
#[derive(Clone, Copy)]
pub struct Node<'a> {
    elements: &'a [Element<'a>],
    element: &'a Element<'a>,
}

impl<'a> Node<'a> {
    /// Its name without prefix.
    #[must_use]
    pub fn name(self) -> &'a str {
        self.element.tag.name()
    }

    /// Its start tag, with attributes.
    #[must_use]
    pub fn tag(self) -> &'a Tag<'a> {
        &self.element.tag
    }

    /// Line on which it begins, first = 1.
    #[must_use]
    pub fn line(self) -> u32 {
        self.element.tag.line
    }

    /// Its own text, blanks around it taken off; that of its children is not in it.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.element.text.trim()
    }

    /// The value of an attribute, empty where it has none.
    #[must_use]
    pub fn attribute(self, name: &str) -> String {
        self.element.tag.attribute(name).unwrap_or_default()
    }

    /// Its children, in order.
    pub fn children(self) -> impl Iterator<Item = Node<'a>> {
        let step = move |at: u32| self.elements.get(at as usize).map(|element| Node { elements: self.elements, element });
        std::iter::successors(step(self.element.first), move |node| step(node.element.next))
    }

    /// Its children of a name, in order.
    pub fn all<'n>(self, name: &'n str) -> impl Iterator<Item = Node<'a>> + use<'a, 'n> {
        self.children().filter(move |child| child.name() == name)
    }

    /// Its first child of a name.
    #[must_use]
    pub fn child(self, name: &str) -> Option<Node<'a>> {
        self.children().find(|child| child.name() == name)
    }

    /// The first element down a way of names: `"Acct/Id/IBAN"`. Where the first child of a name leads nowhere, the next is tried.
    #[must_use]
    pub fn at(self, way: &str) -> Option<Node<'a>> {
        match way.split_once('/') {
            None => self.child(way),
            Some((name, rest)) => self.children().filter(|child| child.name() == name).find_map(|child| child.at(rest)),
        }
    }

    /// The text at the end of a way, empty where there is no such element.
    #[must_use]
    pub fn say(self, way: &str) -> &'a str {
        self.at(way).map_or("", Node::text)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_element_is_found_down_a_way_with_its_text_attributes_and_line() {
        let text = "<?xml version='1.0'?>\n<!-- head -->\n<a:Doc xmlns:a=\"urn:x\">\n <a:P>\n  <a:Q k='1 &amp; &#50;'>Dupont &amp; Fils<![CDATA[ <SA>]]></a:Q>\n </a:P><a:P/><a:R>tail</a:R></a:Doc>";
        let tree = tree(text).unwrap();
        let root = tree.root().unwrap();
        assert_eq!((root.name(), root.tag().namespace().as_deref()), ("Doc", Some("urn:x")));
        let q = root.at("P/Q").unwrap();
        assert_eq!((q.text(), q.attribute("k").as_str(), q.line()), ("Dupont & Fils <SA>", "1 & 2", 5));
        assert_eq!((root.all("P").count(), root.say("R"), root.say("P/None")), (2, "tail", ""));
    }

    #[test]
    fn the_elements_of_a_long_list_are_taken_one_after_the_other() {
        let mut xml = Xml::new("<list><head/><row><n>1</n></row>text<row><n>2</n></row></list>");
        let (mut tree, mut seen) = (Tree::default(), Vec::new());
        loop {
            match xml.step().unwrap() {
                Step::Open(tag) if tag.name() == "row" => {
                    xml.whole(tag, &mut tree).unwrap();
                    seen.push(tree.root().unwrap().say("n").to_owned());
                }
                Step::End => break,
                _ => {}
            }
        }
        assert_eq!((seen, xml.depth()), (vec!["1".to_owned(), "2".to_owned()], 0));
    }

    #[test]
    fn what_attacks_or_breaks_off_is_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>";
        assert_eq!(tree(bomb).err(), Some(ReadError::Doctype));
        assert_eq!(tree("<a>&b;</a>").unwrap().root().unwrap().text(), "&b;");
        let deep = "<a>".repeat(DEEPEST + 1);
        assert!(matches!(tree(&deep), Err(ReadError::BrokenXml { .. })));
        for broken in ["", "text", "<a>", "<a><b></a>", "<a", "</a>"] {
            assert!(matches!(tree(broken), Err(ReadError::BrokenXml { .. })), "{broken}");
        }
    }

    #[test]
    fn a_declared_encoding_counts_where_the_bytes_are_not_utf8() {
        let bytes = b"<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?><a>\xA4 \xE9t\xE9</a>";
        assert_eq!(tree(&decode(bytes)).unwrap().root().unwrap().text(), "€ été");
        assert_eq!(unknown_encoding(b"<?xml version=\"1.0\" encoding='UTF-8-W/O-BOM'?><a/>").as_deref(), Some("UTF-8-W/O-BOM"));
        assert_eq!(unknown_encoding(bytes), None);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[<>/a-c=\"'&;!\\[\\]?# \n\r-]{0,80}") {
            if let Ok(tree) = tree(&text) {
                prop_assert!(tree.root().is_some());
            }
            let mut xml = Xml::new(&text);
            // Each step goes forward: no more of them than bytes, twice for what ends in itself.
            for _ in 0..=2 * text.len() {
                match xml.step() {
                    Ok(Step::End) | Err(_) => return Ok(()),
                    Ok(_) => {}
                }
            }
            prop_assert!(false, "no end");
        }
    }
}
