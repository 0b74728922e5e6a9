//! Files on their way in: opened, looked at, read; and the desk that holds them between two pages, so that nothing is lost by looking elsewhere.
//!
//! Bytes are looked at and read in a worker (`reader`); what is decided on them, here.

use super::ahead::Desk;
use super::app::front_of;
use super::navigation::Navigator;
use super::reader::{Reader, Unread};
use super::route::Page;
use super::turn::next_turn;
use super::workbench::{Fault, Progress, Workbench};
use crate::basis::id::BatchId;
use crate::exchange::einvoice::Own;
use crate::exchange::list::{Mapping, Sketch, Wishes};
use crate::exchange::plan::{FileLine, Gone, Plan, PlanOptions};
use crate::exchange::reading::Issue;
use crate::exchange::reading::{Extent, Format, Reading};
use crate::exchange::recognise::{Recognised, Seems, is_archive};
use crate::exchange::{ReadError, ReadOptions};
use crate::journal::{Cause, FileFormat, Hash};
use crate::ledger::{Company, CustomerKind, Event, ItemIdx};
use crate::worker::NoAnswer;
use crate::worker::import::Told;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::JsFuture;

/// A file, whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// Its name; for pasted cells, what they are called.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
    /// Of these.
    pub sha256: Hash,
    /// What it was looked at as.
    pub look: Look,
}

impl Opened {
    /// Which sheet of a workbook it is.
    #[must_use]
    pub fn sheet(&self) -> Option<u32> {
        match &self.look {
            Look::List { sketch, .. } if !sketch.sheets.is_empty() => Some(sketch.sheet),
            _ => None,
        }
    }
}

/// What a file was looked at as.
#[derive(Debug, Clone, PartialEq)]
pub enum Look {
    /// Accounting entries, and how they are encoded.
    Fec {
        /// Name of the encoding.
        encoding: String,
    },
    /// A list.
    List {
        /// Name of the encoding.
        encoding: String,
        /// The first look, with its evidence.
        sketch: Arc<Sketch>,
    },
    /// An e-invoice, or a PDF that may carry one.
    EInvoice,
    /// Cards of an address book, and how they are encoded.
    Cards {
        /// Name of the encoding.
        encoding: String,
    },
    /// A bank statement.
    Statement,
}

/// A file that is being decided on.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The file.
    pub file: Opened,
    /// How a list is read; none for what has no columns to choose.
    pub mapping: Option<Mapping>,
    /// A mapping of an earlier file of this shape was taken.
    pub remembered: bool,
    /// What was read.
    pub reading: Option<Arc<Reading>>,
    /// Why nothing was read.
    pub trouble: Option<Unread>,
    /// What the person answered.
    pub answers: Answers,
    /// What would change.
    pub plan: Option<Planned>,
}

/// What the person answered about a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answers {
    /// Stock or flow; none until asked.
    pub extent: Option<Extent>,
    /// Who the new customers are.
    pub kind: CustomerKind,
    /// What became of what a stock no longer holds.
    pub gone: BTreeMap<ItemIdx, Gone>,
    /// Bank lines that enter though one like them is known.
    pub anyway: BTreeSet<FileLine>,
}

/// A plan, and the state that it was made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The ledger's revision.
    pub on: u64,
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing.
    Waiting,
    /// Reading bytes.
    Reading,
    /// Holding them against the ledger.
    Comparing,
    /// Writing.
    Applying,
}

/// A file that went in.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// Its name.
    pub name: String,
    /// The batch that it became.
    pub batch: BatchId,
    /// What went in.
    pub plan: Arc<Plan>,
    /// How many lines did not.
    pub left_out: u32,
}

/// A file that gave nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its name.
    pub name: String,
    /// Why.
    pub error: Unread,
}

/// The desk on which files lie until a yes or a no.
#[derive(Clone, Copy)]
pub struct Imports {
    /// What is being done.
    pub stage: RwSignal<Stage>,
    /// How far.
    pub progress: Progress,
    /// The file that is being looked at.
    pub draft: RwSignal<Option<Draft>>,
    /// Those after it.
    pub waiting: RwSignal<Vec<Draft>>,
    /// Those that went in since the page was opened, newest last.
    pub taken: RwSignal<Vec<Taken>>,
    /// Those that gave nothing.
    pub refused: RwSignal<Vec<Refused>>,
    /// What went wrong with the last thing asked.
    pub fault: RwSignal<Option<Fault>>,
    workbench: Workbench,
    navigator: Navigator,
    /// Rises with every look that makes the one before it pointless.
    look: StoredValue<u64>,
    reader: StoredValue<Rc<Reader>, LocalStorage>,
    ahead: StoredValue<Desk, LocalStorage>,
}

impl Imports {
    /// An empty desk, into the context.
    pub fn provide(workbench: Workbench, navigator: Navigator) -> Self {
        let this = Self {
            stage: RwSignal::new(Stage::Waiting),
            progress: Progress::new(),
            draft: RwSignal::new(None),
            waiting: RwSignal::new(Vec::new()),
            taken: RwSignal::new(Vec::new()),
            refused: RwSignal::new(Vec::new()),
            fault: RwSignal::new(None),
            workbench,
            navigator,
            look: StoredValue::new(0),
            reader: StoredValue::new_local(Rc::default()),
            ahead: StoredValue::new_local(Desk::default()),
        };
        provide_context(this);
        this
    }

    /// Readies the worker: a page that asks for files is shown.
    pub fn expect_files(self) {
        leptos::task::spawn_local(async move { self.reader.get_value().warm().await });
    }

    /// Takes files, from wherever they were dropped, and goes to the page where they are looked at.
    pub fn take_files(self, files: Vec<web_sys::File>) {
        self.show();
        leptos::task::spawn_local(async move {
            let mut named = Vec::with_capacity(files.len());
            for file in files {
                if let Some(bytes) = bytes_of(&file).await {
                    named.push((file.name(), bytes));
                }
            }
            self.take_in(named).await;
        });
    }

    /// Takes text that was pasted.
    pub fn take_text(self, name: String, text: &str) {
        let bytes = text.as_bytes().to_vec();
        self.show();
        leptos::task::spawn_local(async move { self.take_in(vec![(name, bytes)]).await });
    }

    fn show(self) {
        self.refused.set(Vec::new());
        self.fault.set(None);
        if self.navigator.page().get_untracked() != Page::Import {
            self.navigator.go(front_of(Page::Import));
        }
    }

    /// Looks at each; books by their period, lists in the order in which they came, then statements by theirs: what they pay is known.
    async fn take_in(self, named: Vec<(String, Vec<u8>)>) {
        self.begin(Stage::Reading);
        let mut drafts = Vec::new();
        for (name, bytes) in self.unpacked(named).await {
            match self.drafted(name.clone(), Arc::new(bytes)).await {
                Ok(draft) => drafts.push(draft),
                Err(error) => self.refused.update(|all| all.push(Refused { name, error })),
            }
        }
        drafts.sort_by_key(|draft| match (&draft.reading, &draft.file.look) {
            (Some(reading), Look::Fec { .. }) => (0, reading.period),
            (Some(reading), Look::Statement) => (2, reading.period),
            _ => (1, None),
        });
        self.waiting.update(|waiting| waiting.append(&mut drafts));
        self.stage.set(Stage::Waiting);
        if self.draft.with_untracked(Option::is_none) {
            self.next();
        }
    }

    /// Files, those of archives in their place. An archive in an archive is not opened.
    async fn unpacked(self, named: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
        let mut all = Vec::with_capacity(named.len());
        for (name, bytes) in named {
            if !is_archive(&bytes) {
                all.push((name, bytes));
                continue;
            }
            match self.reader.get_value().unpack(&bytes, self.progress).await {
                Ok(files) if files.is_empty() => {
                    self.refused.update(|refused| refused.push(Refused { name, error: ReadError::NotRead(Seems::Zip).into() }));
                }
                Ok(files) => all.extend(files.into_iter().map(|(inside, data)| (format!("{name}/{inside}"), data))),
                Err(error) => self.refused.update(|refused| refused.push(Refused { name, error })),
            }
        }
        all
    }

    async fn drafted(self, name: String, bytes: Arc<Vec<u8>>) -> Result<Draft, Unread> {
        let file = self.open(name, bytes, Wishes::default()).await?;
        let (mapping, remembered) = self.mapping_for(&file);
        let mut draft = Draft { file, mapping, remembered, reading: None, trouble: None, answers: Answers::default(), plan: None };
        match self.read(&draft).await {
            Ok(reading) => draft.reading = Some(Arc::new(reading)),
            // Columns can be put right by the person; the rest cannot.
            Err(error @ Unread::File(ReadError::NotMapped(_))) => draft.trouble = Some(error),
            Err(error) => return Err(error),
        }
        Ok(draft)
    }

    fn mapping_for(self, file: &Opened) -> (Option<Mapping>, bool) {
        let Look::List { sketch, .. } = &file.look else { return (None, false) };
        let kept = self.workbench.with_untracked(|ledger| ledger.mapping(&sketch.fingerprint).map(str::to_owned));
        let kept = kept.and_then(|text| serde_json::from_str::<Mapping>(&text).ok());
        match kept.filter(|kept| kept.columns.len() == sketch.columns.len() && !sketch.fingerprint.is_empty()) {
            Some(kept) => (Some(kept.fitted(sketch)), true),
            None => (Some(sketch.mapping.clone()), false),
        }
    }

    /// Looks at a file: what it is, and for a list how it seems to be written.
    async fn open(self, name: String, bytes: Arc<Vec<u8>>, wishes: Wishes) -> Result<Opened, Unread> {
        let told = self.reader.get_value().look(&name, &bytes, wishes, self.progress).await?;
        let Told::Looked { recognised, encoding, sha256, sketch } = told else { return Err(NoAnswer::OtherBuild.into()) };
        let look = match (recognised, sketch) {
            (Recognised::Fec, _) => Look::Fec { encoding },
            (Recognised::List | Recognised::Spreadsheet, Some(Ok(sketch))) => Look::List { encoding, sketch: Arc::from(sketch) },
            (Recognised::List | Recognised::Spreadsheet, Some(Err(why))) => return Err(ReadError::NotAList(why).into()),
            (Recognised::List | Recognised::Spreadsheet, None) => return Err(NoAnswer::OtherBuild.into()),
            (Recognised::Archive, _) => return Err(ReadError::NotRead(Seems::Zip).into()),
            (Recognised::EInvoice | Recognised::Pdf, _) => Look::EInvoice,
            (Recognised::VCard, _) => Look::Cards { encoding },
            (Recognised::Statement(_), _) => Look::Statement,
            (Recognised::Unknown(seems), _) => return Err(ReadError::NotRead(seems).into()),
        };
        Ok(Opened { name, bytes, sha256, look })
    }

    /// The lines of the file on the desk that did not go in, each with `why`, as a file.
    ///
    /// # Errors
    /// See [`Unread`].
    pub async fn left_out(self, draft: &Draft, title: &str, why: impl Fn(&Issue) -> String) -> Result<Vec<u8>, Unread> {
        let all = draft.reading.iter().flat_map(|reading| &reading.issues);
        let issues = all.filter(|issue| issue.kind.leaves_out()).map(|issue| (issue.clone(), why(issue))).collect();
        let (file, mapping) = (&draft.file, draft.mapping.clone());
        self.progress.stop.set(false);
        self.reader.get_value().left_out(&file.name, &file.bytes, mapping, title.to_owned(), issues, self.progress).await
    }

    async fn read(self, draft: &Draft) -> Result<Reading, Unread> {
        let own = self.workbench.with_untracked(|ledger| Own::of(ledger.company()));
        let options = ReadOptions {
            today: Some(self.workbench.today().get_untracked()),
            mapping: draft.mapping.clone(),
            sheet: draft.file.sheet(),
            own,
        };
        self.reader.get_value().read(&draft.file.name, &draft.file.bytes, options, self.progress).await
    }

    fn begin(self, stage: Stage) {
        self.progress.done.set(0);
        self.progress.stop.set(false);
        self.stage.set(stage);
    }

    /// Brings the next file up.
    pub fn next(self) {
        let next = self.waiting.try_update(|waiting| if waiting.is_empty() { None } else { Some(waiting.remove(0)) }).flatten();
        self.draft.set(next);
        self.compare();
    }

    /// Puts the file under hand away; nothing of it went in.
    pub fn set_aside(self) {
        self.fault.set(None);
        self.next();
    }

    /// Asks what is being done to stop.
    pub fn stop(self) {
        self.progress.stop.set(true);
        self.reader.with_value(|reader| reader.wake());
    }

    /// Another mapping: reads again, and compares again.
    pub fn map(self, mapping: Mapping) {
        self.draft.update(|draft| {
            if let Some(draft) = draft {
                draft.mapping = Some(mapping);
                draft.plan = None;
            }
        });
        self.read_again();
    }

    /// The list is cut otherwise: looks at it anew.
    pub fn look_again(self, wishes: Wishes) {
        let Some(file) = self.draft.with_untracked(|draft| draft.as_ref().map(|draft| draft.file.clone())) else { return };
        leptos::task::spawn_local(async move {
            self.begin(Stage::Reading);
            match self.open(file.name, file.bytes, wishes).await {
                Ok(file) => {
                    let (mapping, _) = self.mapping_for(&file);
                    let draft =
                        Draft { file, mapping, remembered: false, reading: None, trouble: None, answers: Answers::default(), plan: None };
                    self.draft.set(Some(draft));
                    self.read_again();
                }
                Err(error) => {
                    self.stage.set(Stage::Waiting);
                    self.draft.update(|draft| {
                        if let Some(draft) = draft {
                            draft.trouble = Some(error);
                            draft.plan = None;
                        }
                    });
                }
            }
        });
    }

    fn read_again(self) {
        let Some(draft) = self.draft.get_untracked() else { return };
        self.begin(Stage::Reading);
        leptos::task::spawn_local(async move {
            let read = self.read(&draft).await;
            self.stage.set(Stage::Waiting);
            self.draft.update(|held| {
                if let Some(held) = held {
                    match read {
                        Ok(reading) => (held.reading, held.trouble) = (Some(Arc::new(reading)), None),
                        Err(error) => (held.reading, held.trouble) = (None, Some(error)),
                    }
                }
            });
            self.compare();
        });
    }

    /// An answer: what would change is worked out again.
    pub fn answer(self, answer: impl FnOnce(&mut Answers)) {
        self.draft.update(|draft| {
            if let Some(draft) = draft {
                answer(&mut draft.answers);
            }
        });
        self.compare();
    }

    /// Works out what would change. A later call makes an earlier one pointless.
    pub fn compare(self) {
        self.ahead.with_value(Desk::clear);
        let Some(draft) = self.draft.get_untracked() else { return };
        let Some(reading) = draft.reading.clone() else { return };
        let mine = self.look.try_update_value(|look| {
            *look += 1;
            *look
        });
        self.begin(Stage::Comparing);
        leptos::task::spawn_local(async move {
            let planned = self.planned(&reading, &draft.answers).await;
            if self.look.try_get_value() != mine {
                return;
            }
            self.stage.set(Stage::Waiting);
            match planned {
                Ok(planned) => {
                    let plan = planned.plan.clone();
                    self.draft.update(|held| {
                        if let Some(held) = held {
                            held.plan = Some(planned);
                        }
                    });
                    // After what was found is drawn.
                    next_turn().await;
                    self.ahead.get_value().write(plan).await;
                }
                Err(fault) => self.fault.set(Some(fault)),
            }
        });
    }

    async fn planned(self, reading: &Reading, answers: &Answers) -> Result<Planned, Fault> {
        let extent = match reading.extent {
            Extent::Unsaid => answers.extent.unwrap_or(Extent::Unsaid),
            said => answers.extent.unwrap_or(said),
        };
        let today = self.workbench.today().get_untracked();
        let (gone, anyway) = (answers.gone.clone(), answers.anyway.clone());
        let options = PlanOptions { today, extent, new_customers: answers.kind, gone, anyway };
        let on = self.workbench.revision().get_untracked();
        let plan = self.workbench.plan(reading, &options, self.progress).await?;
        Ok(Planned { plan: Arc::new(plan), on })
    }

    /// A yes: one batch. Then the next file comes up.
    pub fn apply(self) {
        let Some(draft) = self.draft.get_untracked() else { return };
        let (Some(planned), Some(reading)) = (draft.plan.clone(), draft.reading.clone()) else { return };
        self.fault.set(None);
        self.begin(Stage::Applying);
        leptos::task::spawn_local(async move {
            let more: Vec<Event> = self.remembering(&draft).into_iter().collect();
            let cause = cause(&draft.file, &reading);
            let ahead = self.ahead.with_value(|desk| desk.take(&planned.plan));
            let done = self.workbench.take_in(&planned, &more, ahead, cause, &draft.file.bytes, self.progress).await;
            self.stage.set(Stage::Waiting);
            match done {
                Ok(batch) => {
                    leptos::task::spawn_local(ask_to_keep());
                    let left_out = lines_left_out(&reading);
                    self.taken.update(|taken| taken.push(Taken { name: draft.file.name.clone(), batch, plan: planned.plan, left_out }));
                    self.next();
                }
                Err(fault) => {
                    let outdated = fault == Fault::Outdated;
                    self.fault.set(Some(fault));
                    if outdated {
                        self.compare();
                    }
                }
            }
        });
    }

    /// How the list was read, to be kept with it where that is new.
    fn remembering(self, draft: &Draft) -> Option<Event> {
        let (Look::List { sketch, .. }, Some(mapping)) = (&draft.file.look, &draft.mapping) else { return None };
        let mut mapping = mapping.clone();
        mapping.extent = draft.answers.extent.unwrap_or(mapping.extent);
        let text = serde_json::to_string(&mapping).ok()?;
        let known = self.workbench.with_untracked(|ledger| ledger.mapping(&sketch.fingerprint) == Some(text.as_str()));
        (!known && !sketch.fingerprint.is_empty())
            .then(|| Event::MappingRemembered { fingerprint: sketch.fingerprint.clone(), mapping: text })
    }

    /// The example company, by the same path as any file, as one batch: who we are, the file, and what its customers are.
    ///
    /// # Errors
    /// Nothing was kept.
    pub async fn take_example(self) -> Result<BatchId, Fault> {
        self.progress.done.set(0);
        self.progress.stop.set(false);
        let example = crate::exchange::example::example(self.workbench.today().get_untracked());
        let draft = self.drafted(example.file_name.to_owned(), Arc::new(example.csv.into_bytes())).await;
        let Ok(Draft { file, reading: Some(reading), .. }) = draft else { return Err(Fault::Stopped) };
        let answers = Answers { kind: CustomerKind::Business, ..Answers::default() };
        let planned = self.planned(&reading, &answers).await?;
        let mut plan = (*planned.plan).clone();
        for event in &mut plan.events {
            if let Event::CustomerAdded { key, kind, .. } = event
                && let Some((_, other)) = example.kinds.iter().find(|(code, _)| code == key)
            {
                *kind = *other;
            }
        }
        let company: Company = example.company;
        plan.events.push(Event::CompanyDescribed(company));
        let planned = Planned { plan: Arc::new(plan), on: planned.on };
        self.workbench.take_in(&planned, &[], None, cause(&file, &reading), &file.bytes, self.progress).await
    }
}

/// The desk of the page.
///
/// # Panics
/// Outside the app.
#[must_use]
pub fn use_imports() -> Imports {
    expect_context::<Imports>()
}

/// Lines that did not go in.
#[must_use]
pub fn lines_left_out(reading: &Reading) -> u32 {
    let lines: std::collections::BTreeSet<u32> =
        reading.issues.iter().filter(|issue| issue.kind.leaves_out()).map(|issue| issue.line).collect();
    u32::try_from(lines.len()).unwrap_or(u32::MAX)
}

fn cause(file: &Opened, reading: &Reading) -> Cause {
    let format = match reading.format {
        Format::Fec => FileFormat::Fec,
        Format::List => FileFormat::List,
        Format::Ubl => FileFormat::Ubl,
        Format::Cii => FileFormat::Cii,
        Format::FacturX => FileFormat::FacturX,
        Format::Camt => FileFormat::Camt,
        Format::Mt940 => FileFormat::Mt940,
        Format::Coda => FileFormat::Coda,
        Format::Cfonb => FileFormat::Cfonb,
        Format::Ofx => FileFormat::Ofx,
        Format::Qif => FileFormat::Qif,
        Format::BankCsv => FileFormat::BankCsv,
        Format::VCard => FileFormat::VCard,
    };
    Cause::Import { file: file.name.clone(), sha256: file.sha256, format }
}

/// The moment to ask the browser never to clear this by itself: there is something to lose now. Settings shows the answer.
async fn ask_to_keep() {
    use crate::store::room;
    if let Ok(false) = room::is_kept().await {
        let _ = room::ask_to_keep().await; // A no is shown in Settings, where it can be asked again.
    }
}

async fn bytes_of(file: &web_sys::File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
