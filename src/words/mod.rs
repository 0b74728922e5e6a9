//! What Échéance says, in each language: screens, letters and errors draw their words here and nowhere else.
//!
//! Each area of the interface has one file with a struct of its words and two constants, `FR` and `EN`, side by side. A word that is
//! missing in one language does not compile. Sentences with values are functions, so that order, plurals and punctuation are the language's business.
//!
//! To add an area: `words/<area>.rs` with its struct, `FR` and `EN`; then one method here in [`Words`].

pub mod accounting;
pub mod aged;
pub mod bank;
pub mod bank_import;
pub mod belonging;
pub mod calendar;
pub mod call;
pub mod chase;
pub mod claims;
pub mod clauses;
mod column_roles;
pub mod credit;
mod customer_account;
pub mod customer_forms;
pub mod customer_merge;
pub mod customers;
pub mod deeds;
pub mod document_form;
pub mod e_invoices;
pub mod explain;
pub mod faults;
pub mod forecast;
pub mod format;
pub mod frame;
pub mod habits;
pub mod history;
pub mod import;
pub mod interactions;
pub mod invoices;
mod language;
pub mod law;
pub mod leaving;
pub mod letter;
mod letter_en;
mod letter_fr;
pub mod letter_page;
pub mod matching;
pub mod mentions;
pub mod originals;
pub mod overview;
pub mod paying;
pub mod receipts;
pub mod reminder;
pub mod reports;
mod scenario_fault;
pub mod scenarios;
pub mod settings;
pub mod simulate;
mod statement_doubts;
pub mod tables;
pub mod terms;
pub mod terms_forms;
pub mod to_invoice;
pub mod today;
pub mod typed;
pub mod watch;
pub mod welcome;

pub use format::Format;
pub use language::Language;

/// All that is said in one language: each area by the method of its name.
///
/// The areas are not fields of one constant: what a page says would then come with the first screen, whoever asks for it. So a build
/// that comes in parts carries the words of an area beside the pages that say them.
pub struct Words {
    /// Which language.
    pub language: Language,
    /// Writes amounts, numbers and days in it.
    pub format: Format,
}

impl Words {
    fn of<Area>(&self, french: &'static Area, english: &'static Area) -> &'static Area {
        match self.language {
            Language::Fr => french,
            Language::En => english,
        }
    }

    /// What stands around every page.
    #[must_use]
    pub fn frame(&self) -> &'static frame::Frame {
        self.of(&frame::FR, &frame::EN)
    }

    /// What was done.
    #[must_use]
    pub fn history(&self) -> &'static history::History {
        self.of(&history::FR, &history::EN)
    }

    /// See [`today`].
    #[must_use]
    pub fn today(&self) -> &'static today::Today {
        self.of(&today::FR, &today::EN)
    }

    /// See [`reminder`].
    #[must_use]
    pub fn reminder(&self) -> &'static reminder::Reminder {
        self.of(&reminder::FR, &reminder::EN)
    }

    /// What reminders and formal notices say.
    #[must_use]
    pub fn letter(&self) -> &'static letter::LetterWords {
        self.of(&letter_fr::FR, &letter_en::EN)
    }

    /// See [`call`].
    #[must_use]
    pub fn call(&self) -> &'static call::CallWords {
        self.of(&call::FR, &call::EN)
    }

    /// See [`letter_page`].
    #[must_use]
    pub fn letter_page(&self) -> &'static letter_page::LetterPage {
        self.of(&letter_page::FR, &letter_page::EN)
    }

    /// See [`overview`].
    #[must_use]
    pub fn overview(&self) -> &'static overview::Overview {
        self.of(&overview::FR, &overview::EN)
    }

    /// See [`reports`].
    #[must_use]
    pub fn reports(&self) -> &'static reports::Reports {
        self.of(&reports::FR, &reports::EN)
    }

    /// See [`simulate`].
    #[must_use]
    pub fn simulate(&self) -> &'static simulate::Simulate {
        self.of(&simulate::FR, &simulate::EN)
    }

    /// See [`invoices`].
    #[must_use]
    pub fn invoices(&self) -> &'static invoices::Invoices {
        self.of(&invoices::FR, &invoices::EN)
    }

    /// See [`customers`].
    #[must_use]
    pub fn customers(&self) -> &'static customers::Customers {
        self.of(&customers::FR, &customers::EN)
    }

    /// See [`habits`].
    #[must_use]
    pub fn habits(&self) -> &'static habits::Habits {
        self.of(&habits::FR, &habits::EN)
    }

    /// See [`watch`].
    #[must_use]
    pub fn watch(&self) -> &'static watch::Watch {
        self.of(&watch::FR, &watch::EN)
    }

    /// See [`customer_merge`].
    #[must_use]
    pub fn customer_merge(&self) -> &'static customer_merge::CustomerMerge {
        self.of(&customer_merge::FR, &customer_merge::EN)
    }

    /// See [`belonging`].
    #[must_use]
    pub fn belonging(&self) -> &'static belonging::Belonging {
        self.of(&belonging::FR, &belonging::EN)
    }

    /// See [`receipts`].
    #[must_use]
    pub fn receipts(&self) -> &'static receipts::Receipts {
        self.of(&receipts::FR, &receipts::EN)
    }

    /// See [`terms_forms`].
    #[must_use]
    pub fn terms_forms(&self) -> &'static terms_forms::TermsForms {
        self.of(&terms_forms::FR, &terms_forms::EN)
    }

    /// See [`aged`].
    #[must_use]
    pub fn aged(&self) -> &'static aged::Aged {
        self.of(&aged::FR, &aged::EN)
    }

    /// See [`credit`].
    #[must_use]
    pub fn credit(&self) -> &'static credit::Credit {
        self.of(&credit::FR, &credit::EN)
    }

    /// See [`claims`].
    #[must_use]
    pub fn claims(&self) -> &'static claims::Claims {
        self.of(&claims::FR, &claims::EN)
    }

    /// See [`chase`].
    #[must_use]
    pub fn chase(&self) -> &'static chase::Chase {
        self.of(&chase::FR, &chase::EN)
    }

    /// See [`scenarios`].
    #[must_use]
    pub fn scenarios(&self) -> &'static scenarios::ScenarioWords {
        self.of(&scenarios::FR, &scenarios::EN)
    }

    /// See [`deeds`].
    #[must_use]
    pub fn deeds(&self) -> &'static deeds::Deeds {
        self.of(&deeds::FR, &deeds::EN)
    }

    /// See [`interactions`].
    #[must_use]
    pub fn interactions(&self) -> &'static interactions::Interactions {
        self.of(&interactions::FR, &interactions::EN)
    }

    /// See [`originals`].
    #[must_use]
    pub fn originals(&self) -> &'static originals::OriginalsWords {
        self.of(&originals::FR, &originals::EN)
    }

    /// See [`leaving`].
    #[must_use]
    pub fn leaving(&self) -> &'static leaving::Leaving {
        self.of(&leaving::FR, &leaving::EN)
    }

    /// See [`document_form`].
    #[must_use]
    pub fn document_form(&self) -> &'static document_form::DocumentForm {
        self.of(&document_form::FR, &document_form::EN)
    }

    /// See [`bank`].
    #[must_use]
    pub fn bank(&self) -> &'static bank::Bank {
        self.of(&bank::FR, &bank::EN)
    }

    /// See [`bank_import`].
    #[must_use]
    pub fn bank_import(&self) -> &'static bank_import::BankImport {
        self.of(&bank_import::FR, &bank_import::EN)
    }

    /// See [`to_invoice`].
    #[must_use]
    pub fn to_invoice(&self) -> &'static to_invoice::ToInvoiceWords {
        self.of(&to_invoice::FR, &to_invoice::EN)
    }

    /// See [`import`].
    #[must_use]
    pub fn import(&self) -> &'static import::Import {
        self.of(&import::FR, &import::EN)
    }

    /// See [`welcome`].
    #[must_use]
    pub fn welcome(&self) -> &'static welcome::Welcome {
        self.of(&welcome::FR, &welcome::EN)
    }

    /// See [`settings`].
    #[must_use]
    pub fn settings(&self) -> &'static settings::Settings {
        self.of(&settings::FR, &settings::EN)
    }

    /// See [`tables`].
    #[must_use]
    pub fn tables(&self) -> &'static tables::Tables {
        self.of(&tables::FR, &tables::EN)
    }

    /// See [`faults`].
    #[must_use]
    pub fn faults(&self) -> &'static faults::Faults {
        self.of(&faults::FR, &faults::EN)
    }

    /// See [`forecast`].
    #[must_use]
    pub fn forecast(&self) -> &'static forecast::ForecastWords {
        self.of(&forecast::FR, &forecast::EN)
    }

    /// See [`explain`].
    #[must_use]
    pub fn explain(&self) -> &'static explain::Explain {
        self.of(&explain::FR, &explain::EN)
    }

    /// See [`matching`].
    #[must_use]
    pub fn matching(&self) -> &'static matching::Matching {
        self.of(&matching::FR, &matching::EN)
    }

    /// See [`law`].
    #[must_use]
    pub fn law(&self) -> &'static law::Law {
        self.of(&law::FR, &law::EN)
    }

    /// See [`mentions`].
    #[must_use]
    pub fn mentions(&self) -> &'static mentions::Mentions {
        self.of(&mentions::FR, &mentions::EN)
    }

    /// See [`calendar`].
    #[must_use]
    pub fn calendar(&self) -> &'static calendar::Calendar {
        self.of(&calendar::FR, &calendar::EN)
    }

    /// See [`paying`].
    #[must_use]
    pub fn paying(&self) -> &'static paying::Paying {
        self.of(&paying::FR, &paying::EN)
    }

    /// See [`clauses`].
    #[must_use]
    pub fn clauses(&self) -> &'static clauses::Clauses {
        self.of(&clauses::FR, &clauses::EN)
    }

    /// See [`accounting`].
    #[must_use]
    pub fn accounting(&self) -> &'static accounting::Accounting {
        self.of(&accounting::FR, &accounting::EN)
    }
}

/// The words of a language.
#[must_use]
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Fr => &FR,
        Language::En => &EN,
    }
}

static FR: Words = Words { language: Language::Fr, format: Format::new(Language::Fr) };
static EN: Words = Words { language: Language::En, format: Format::new(Language::En) };

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    #[test]
    fn each_language_names_itself() {
        for language in Language::ALL {
            assert_eq!(words(language).language, language);
            assert_eq!(words(language).format.language, language);
        }
    }

    /// The string literals of a Rust source text, in order, with the number of their line. Tests at the end of the file are left out.
    fn literals(source: &str) -> Vec<(usize, String)> {
        let source = source.split("#[cfg(test)]").next().unwrap();
        let mut found = Vec::new();
        for (number, line) in source.lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            let mut pieces = line.split('"');
            pieces.next();
            while let Some(literal) = pieces.next() {
                found.push((number + 1, literal.to_owned()));
                pieces.next();
            }
        }
        found
    }

    /// Every file of words but the formatter, which has tests of its own.
    fn sources() -> Vec<(String, String)> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/words");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
        files.sort();
        files
            .into_iter()
            .filter(|path| path.extension().is_some_and(|it| it == "rs") && !path.ends_with("format.rs"))
            .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap()))
            .collect()
    }

    #[test]
    fn no_plain_space_stands_before_double_punctuation_or_inside_french_quotes() {
        let wrong = [" ;", " :", " !", " ?", " %", " €", " »", "« "];
        for (file, source) in sources() {
            for (line, literal) in literals(&source) {
                assert!(
                    !wrong.iter().any(|it| literal.contains(it)),
                    "{file}:{line}: a thin no-break space is due (\\u{{202f}}) in {literal:?}"
                );
            }
        }
    }

    #[test]
    fn apostrophes_are_curved_and_minus_signs_are_not_hyphens() {
        for (file, source) in sources() {
            for (line, literal) in literals(&source) {
                let letters: Vec<char> = literal.chars().collect();
                let straight = letters.windows(3).any(|it| matches!(it, [a, '\'', b] if a.is_alphabetic() && b.is_alphabetic()));
                assert!(!straight, "{file}:{line}: ’ is due in {literal:?}");
                assert!(!literal.contains("..."), "{file}:{line}: … is due in {literal:?}");
            }
        }
    }
}
