//! Reads a letter's PDF back, as far as the tests need: where each run of text stands, what it says, what the structure is.
//! A second reading, with another library than the one that writes.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use std::collections::BTreeMap;

/// A run of text: page from 0, points from the left and from the top, size.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Said {
    pub(crate) page: usize,
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) size: f32,
    pub(crate) text: String,
}

pub(crate) struct ReadPdf {
    pub(crate) pages: usize,
    pub(crate) said: Vec<Said>,
    /// Names of the structure's elements, in the order of reading.
    pub(crate) structure: Vec<String>,
    /// The text of the elements, in the order of reading.
    pub(crate) language: String,
    pub(crate) metadata: String,
    pub(crate) fonts: Vec<String>,
}

impl ReadPdf {
    /// All that is said, in the order in which it was written, pieces apart by a line break.
    pub(crate) fn text(&self) -> String {
        self.said.iter().map(|said| said.text.trim_end()).collect::<Vec<_>>().join("\n")
    }

    /// Paragraphs as they were before they were broken into lines.
    pub(crate) fn flowing(&self) -> String {
        self.said.iter().map(|said| if said.text.ends_with(' ') { said.text.clone() } else { format!("{}\n", said.text) }).collect()
    }

    pub(crate) fn on_page(&self, page: usize) -> Vec<&Said> {
        self.said.iter().filter(|said| said.page == page).collect()
    }
}

/// What glyphs mean, from a ToUnicode map.
fn to_unicode(map: &str) -> BTreeMap<u16, String> {
    let hex = |text: &str| u16::from_str_radix(text, 16).unwrap();
    let utf16 = |text: &str| {
        let units: Vec<u16> = (0..text.len() / 4).map(|at| hex(&text[at * 4..at * 4 + 4])).collect();
        String::from_utf16(&units).unwrap()
    };
    let mut found = BTreeMap::new();
    let mut rest = map;
    while let Some((_, after)) = rest.split_once("beginbfchar") {
        let (block, after) = after.split_once("endbfchar").unwrap();
        for line in block.lines().filter(|line| line.contains('<')) {
            let codes: Vec<&str> = line.split(['<', '>']).filter(|text| !text.trim().is_empty()).collect();
            found.insert(hex(codes[0]), utf16(codes[1]));
        }
        rest = after;
    }
    assert!(!map.contains("beginbfrange"), "a range, which the reader does not know");
    found
}

/// A content stream's words: names, numbers, strings, operators. Strings come as their bytes.
#[derive(Debug, Clone, PartialEq)]
enum Token {
    Word(String),
    Bytes(Vec<u8>),
}

fn tokens(stream: &[u8]) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < stream.len() {
        match stream[at] {
            b'(' => {
                let mut bytes = Vec::new();
                let mut depth = 1;
                at += 1;
                while depth > 0 {
                    match stream[at] {
                        b'\\' => {
                            at += 1;
                            let octal = stream[at..].iter().take(3).take_while(|byte| (b'0'..=b'7').contains(byte)).count();
                            match stream[at] {
                                b'n' => bytes.push(b'\n'),
                                b'r' => bytes.push(b'\r'),
                                b't' => bytes.push(b'\t'),
                                b'b' => bytes.push(8),
                                b'f' => bytes.push(12),
                                _ if octal > 0 => {
                                    let code = std::str::from_utf8(&stream[at..at + octal]).unwrap();
                                    bytes.push(u8::from_str_radix(code, 8).unwrap());
                                    at += octal - 1;
                                }
                                other => bytes.push(other),
                            }
                        }
                        b'(' => {
                            depth += 1;
                            bytes.push(b'(');
                        }
                        b')' => {
                            depth -= 1;
                            if depth > 0 {
                                bytes.push(b')');
                            }
                        }
                        other => bytes.push(other),
                    }
                    at += 1;
                }
                found.push(Token::Bytes(bytes));
            }
            b'<' if stream.get(at + 1) == Some(&b'<') => at += 2,
            b'<' => {
                let end = stream[at..].iter().position(|byte| *byte == b'>').unwrap() + at;
                let hex = std::str::from_utf8(&stream[at + 1..end]).unwrap();
                found.push(Token::Bytes(data_encoding::HEXUPPER_PERMISSIVE.decode(hex.as_bytes()).unwrap()));
                at = end + 1;
            }
            byte if byte.is_ascii_whitespace() || matches!(byte, b'[' | b']' | b'<' | b'>') => at += 1,
            _ => {
                let end = stream[at + 1..]
                    .iter()
                    .position(|byte| byte.is_ascii_whitespace() || b"[]<>(/".contains(byte))
                    .map_or(stream.len(), |length| length + at + 1);
                found.push(Token::Word(String::from_utf8_lossy(&stream[at..end]).into_owned()));
                at = end;
            }
        }
    }
    found
}

fn structure(element: &Dict<'_>, found: &mut Vec<String>) {
    if let Some(name) = element.get::<Name<'_>>("S") {
        found.push(String::from_utf8_lossy(name.as_ref()).into_owned());
    }
    if let Some(kids) = element.get::<Array<'_>>("K") {
        for kid in kids.iter::<Object<'_>>() {
            if let Object::Dict(kid) = kid {
                structure(&kid, found);
            }
        }
    } else if let Some(kid) = element.get::<Dict<'_>>("K") {
        structure(&kid, found);
    }
}

pub(crate) fn read(bytes: &[u8]) -> ReadPdf {
    let pdf = Pdf::new(bytes.to_vec()).unwrap();
    let mut said = Vec::new();
    let mut fonts = Vec::new();
    for (at, page) in pdf.pages().iter().enumerate() {
        let media = page.media_box();
        let height = (media.y1 - media.y0) as f32;
        assert!((height - 841.89).abs() < 0.01 && (media.x1 - media.x0 - 595.28).abs() < 0.01, "not A4");
        let (mut font, mut size, mut x, mut y) = (BTreeMap::new(), 0.0, 0.0, 0.0);
        let mut is_placed = true;
        let words = tokens(page.page_stream().unwrap());
        let mut operands: Vec<Token> = Vec::new();
        let number = |token: &Token| match token {
            Token::Word(word) => word.parse::<f32>().unwrap(),
            Token::Bytes(_) => panic!("not a number"),
        };
        for token in words {
            let Token::Word(word) = &token else {
                operands.push(token);
                continue;
            };
            match word.as_str() {
                "Tf" => {
                    let Token::Word(name) = &operands[operands.len() - 2] else { panic!("not a name") };
                    let dict = page.resources().get_font(&Name::new(name.trim_start_matches('/').as_bytes()).unwrap()).unwrap();
                    let base = String::from_utf8_lossy(dict.get::<Name<'_>>("BaseFont").unwrap().as_ref()).into_owned();
                    let map = dict.get::<Stream<'_>>("ToUnicode").unwrap().decoded_data().unwrap();
                    let descendant = dict.get::<Array<'_>>("DescendantFonts").unwrap().iter::<Dict<'_>>().next().unwrap();
                    let descriptor = descendant.get::<Dict<'_>>("FontDescriptor").unwrap();
                    assert!(["FontFile2", "FontFile3"].iter().any(|key| descriptor.contains_key(key)), "a font that is not embedded");
                    font = to_unicode(&String::from_utf8_lossy(&map));
                    size = number(&operands[operands.len() - 1]);
                    if !fonts.contains(&base) {
                        fonts.push(base);
                    }
                }
                "Tm" => {
                    let numbers: Vec<f32> = operands[operands.len() - 6..].iter().map(number).collect();
                    x = numbers[4];
                    // The page is turned upside down, and the text within it again.
                    y = numbers[5];
                    is_placed = true;
                }
                "Tj" | "TJ" => {
                    let glyphs: Vec<u8> = operands
                        .iter()
                        .filter_map(|it| if let Token::Bytes(bytes) = it { Some(bytes.clone()) } else { None })
                        .flatten()
                        .collect();
                    let text: String = glyphs
                        .chunks(2)
                        .map(|two| {
                            let code = u16::from_be_bytes([two[0], two[1]]);
                            font.get(&code).unwrap_or_else(|| panic!("glyph {code} means nothing")).as_str()
                        })
                        .collect();
                    // A text that is shown in pieces from one beginning is one text.
                    match said.last_mut() {
                        Some(Said { text: before, .. }) if !is_placed => before.push_str(&text),
                        _ => said.push(Said { page: at, x, y, size, text }),
                    }
                    is_placed = false;
                }
                _ => {
                    operands.push(token);
                    continue;
                }
            }
            operands.clear();
        }
    }
    let mut found = Vec::new();
    let (mut language, mut metadata) = (String::new(), String::new());
    let root = pdf.xref().root_id();
    let catalog: Dict<'_> = pdf.xref().get(root).unwrap();
    if let Some(tree) = catalog.get::<Dict<'_>>("StructTreeRoot") {
        structure(&tree, &mut found);
    }
    if let Some(text) = catalog.get::<hayro_syntax::object::String<'_>>("Lang") {
        language = String::from_utf8_lossy(text.as_bytes()).into_owned();
    }
    if let Some(stream) = catalog.get::<Stream<'_>>("Metadata") {
        metadata = String::from_utf8_lossy(&stream.decoded_data().unwrap()).into_owned();
    }
    ReadPdf { pages: pdf.pages().len(), said, structure: found, language, metadata, fonts }
}
