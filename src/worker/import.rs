//! The import worker: what is asked of it and what it tells. It recognises a file, sketches a list, and reads either.
//!
//! It keeps the bytes of the last file, so that a changed mapping is read without sending them again.

use super::Teller;
use crate::exchange::list::{self, Mapping, NotAList, Sketch, Wishes};
use crate::exchange::reading::{Format, Issue, Reading};
use crate::exchange::recognise::{Recognised, recognise};
use crate::exchange::{ReadError, ReadOptions, archive, lines, read, read_list, spreadsheet, text};
use crate::journal::Hash;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::ControlFlow;

/// The worker's module: `spawn(import::MODULE, …)`.
pub const MODULE: &str = "import";

/// What is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Look at the file that comes with this, and keep it. Without bytes: look again at the file that is kept.
    Look {
        /// Its name.
        name: String,
        /// What the person wants otherwise.
        wishes: Wishes,
    },
    /// Read the file that is kept.
    Read {
        /// What the person chose.
        options: ReadOptions,
    },
    /// Take the files out of the archive that comes with this; nothing of it is kept.
    Unpack,
    /// Give the lines of the file that is kept that did not go in.
    LeftOut {
        /// How the list was read; `None` for what is no list.
        mapping: Option<Mapping>,
        /// Title of the column that says why.
        title: String,
        /// What left a line out, each with why in the person's words.
        issues: Vec<(Issue, String)>,
    },
}

/// What it tells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// What the file is.
    Looked {
        /// By its content.
        recognised: Recognised,
        /// Name of its encoding.
        encoding: String,
        /// Of its bytes, for the cause of the batch.
        sha256: Hash,
        /// For a list, how it would be read; for what is none, why not.
        sketch: Option<Result<Box<Sketch>, NotAList>>,
    },
    /// How much is read, in per mille.
    Progress(u32),
    /// Read: the bytes that come with this are a [`crate::exchange::reading::Reading`].
    Read,
    /// Not read.
    NotRead(ReadError),
    /// The lines that did not go in come with this.
    LeftOut,
    /// The files of an archive, each a name and a length, in order; their bytes come with this, one after the other.
    Unpacked(Vec<(String, u32)>),
}

/// The file that is kept.
#[derive(Default)]
pub struct Kept {
    name: String,
    bytes: Vec<u8>,
    /// Of a workbook, the sheet that was looked at last, as text.
    sheet: Option<(u32, String)>,
}

impl Kept {
    /// Answers one question.
    pub fn answer(&mut self, ask: Ask, bytes: Vec<u8>, teller: &Teller<Told>) {
        match ask {
            Ask::Look { name, wishes } => {
                if !bytes.is_empty() || name != self.name {
                    *self = Self { name, bytes, sheet: None };
                }
                let recognised = recognise(&self.bytes);
                let sketch = match recognised {
                    Recognised::List => Some(list::inspect(&text::decode(&self.bytes).text, &wishes).map(Box::new)),
                    Recognised::Spreadsheet => match spreadsheet::sheet(&self.bytes, &wishes) {
                        Ok(sheet) => {
                            self.sheet = Some((sheet.at, sheet.text));
                            Some(sheet.sketch.map(Box::new))
                        }
                        Err(error) => return teller.tell(Told::NotRead(error)),
                    },
                    _ => None,
                };
                let encoding = text::decode_start(&self.bytes, 64 * 1024).encoding.name().to_owned();
                teller.tell(Told::Looked { recognised, encoding, sha256: Hash::of(&self.bytes), sketch });
            }
            Ask::Read { options } => {
                let mut told = 0;
                let mut progress = |done: u32| {
                    if done >= told + 20 {
                        told = done;
                        teller.tell(Told::Progress(done));
                    }
                    // To cancel, the page ends this worker.
                    ControlFlow::Continue(())
                };
                let reading = match (&self.sheet, &options.mapping) {
                    // The sheet that was looked at is at hand.
                    (Some((at, text)), Some(mapping)) if options.sheet == Some(*at) => read_list(text, mapping, &options, &mut progress),
                    _ => read(&self.name, &self.bytes, &options, &mut progress),
                };
                match reading {
                    Ok(reading) => teller.tell_with(Told::Read, &reading.to_bytes()),
                    Err(error) => teller.tell(Told::NotRead(error)),
                }
            }
            Ask::Unpack => match archive::unpack(&bytes) {
                Ok(files) => {
                    let names = files.iter().map(|(name, data)| (name.clone(), u32::try_from(data.len()).unwrap_or(u32::MAX))).collect();
                    let all: Vec<u8> = files.into_iter().flat_map(|(_, data)| data).collect();
                    teller.tell_with(Told::Unpacked(names), &all);
                }
                Err(error) => teller.tell(Told::NotRead(error)),
            },
            Ask::LeftOut { mapping, title, issues } => teller.tell_with(Told::LeftOut, &self.left_out(mapping, &title, issues)),
        }
    }

    /// Of a list with one column more that says why; of anything else byte for byte.
    fn left_out(&self, mapping: Option<Mapping>, title: &str, issues: Vec<(Issue, String)>) -> Vec<u8> {
        let Some(mapping) = mapping else {
            return lines::lines_of(&self.bytes, &issues.iter().map(|(issue, _)| issue.line).collect());
        };
        let (issues, reasons): (Vec<Issue>, Vec<String>) = issues.into_iter().unzip();
        let why = |wanted: &Issue| {
            issues.iter().zip(&reasons).find(|(issue, _)| *issue == wanted).map(|(_, reason)| reason.clone()).unwrap_or_default()
        };
        let reading = Reading { issues: issues.clone(), ..Reading::new(Format::List) };
        let text = match &self.sheet {
            Some((_, text)) => Cow::Borrowed(text.as_str()),
            None => text::decode(&self.bytes).text,
        };
        list::left_out_lines(&text, &mapping, &reading, title, why).into_bytes()
    }
}
