//! What Échéance says, in each language: screens, letters and errors draw their words here and nowhere else.
//!
//! Each area of the interface has one file with a struct of its words and two constants, `FR` and `EN`, side by side. A word that is
//! missing in one language does not compile. Sentences with values are functions, so that order, plurals and punctuation are the language's business.
//!
//! To add an area: `words/<area>.rs` with its struct, `FR` and `EN`; then one line here in [`Words`] and in each of its two constants.

pub mod accounting;
pub mod aged;
pub mod belonging;
pub mod claims;
mod column_roles;
mod customer_account;
pub mod customer_forms;
pub mod customers;
pub mod deeds;
pub mod document_form;
pub mod e_invoices;
pub mod explain;
pub mod faults;
pub mod forecast;
pub mod format;
pub mod frame;
pub mod history;
pub mod import;
pub mod invoices;
mod language;
pub mod law;
pub mod letter;
mod letter_en;
mod letter_fr;
pub mod letter_page;
pub mod matching;
pub mod overview;
pub mod receipts;
pub mod reminder;
pub mod reports;
pub mod settings;
pub mod simulate;
mod statement_doubts;
pub mod tables;
pub mod terms;
pub mod terms_forms;
pub mod to_invoice;
pub mod today;
pub mod typed;
pub mod welcome;

pub use format::Format;
pub use language::Language;

/// All that is said in one language.
pub struct Words {
    /// Which language.
    pub language: Language,
    /// Writes amounts, numbers and days in it.
    pub format: Format,
    /// What stands around every page.
    pub frame: frame::Frame,
    /// What was done.
    pub history: history::History,
    /// See [`today`].
    pub today: today::Today,
    /// See [`reminder`].
    pub reminder: reminder::Reminder,
    /// What reminders and formal notices say.
    pub letter: letter::LetterWords,
    /// See [`letter_page`].
    pub letter_page: letter_page::LetterPage,
    /// See [`overview`].
    pub overview: overview::Overview,
    /// See [`reports`].
    pub reports: reports::Reports,
    /// See [`simulate`].
    pub simulate: simulate::Simulate,
    /// See [`invoices`].
    pub invoices: invoices::Invoices,
    /// See [`customers`].
    pub customers: customers::Customers,
    /// See [`belonging`].
    pub belonging: belonging::Belonging,
    /// See [`receipts`].
    pub receipts: receipts::Receipts,
    /// See [`terms_forms`].
    pub terms_forms: terms_forms::TermsForms,
    /// See [`aged`].
    pub aged: aged::Aged,
    /// See [`claims`].
    pub claims: claims::Claims,
    /// See [`deeds`].
    pub deeds: deeds::Deeds,
    /// See [`document_form`].
    pub document_form: document_form::DocumentForm,
    /// See [`to_invoice`].
    pub to_invoice: to_invoice::ToInvoiceWords,
    /// See [`import`].
    pub import: import::Import,
    /// See [`welcome`].
    pub welcome: welcome::Welcome,
    /// See [`settings`].
    pub settings: settings::Settings,
    /// See [`tables`].
    pub tables: tables::Tables,
    /// See [`faults`].
    pub faults: faults::Faults,
    /// See [`forecast`].
    pub forecast: forecast::ForecastWords,
    /// See [`explain`].
    pub explain: explain::Explain,
    /// See [`matching`].
    pub matching: matching::Matching,
    /// See [`law`].
    pub law: law::Law,
    /// See [`accounting`].
    pub accounting: accounting::Accounting,
}

/// The words of a language.
#[must_use]
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Fr => &FR,
        Language::En => &EN,
    }
}

static FR: Words = Words {
    language: Language::Fr,
    format: Format::new(Language::Fr),
    frame: frame::FR,
    history: history::FR,
    today: today::FR,
    reminder: reminder::FR,
    letter: letter_fr::FR,
    letter_page: letter_page::FR,
    overview: overview::FR,
    reports: reports::FR,
    simulate: simulate::FR,
    invoices: invoices::FR,
    receipts: receipts::FR,
    terms_forms: terms_forms::FR,
    customers: customers::FR,
    belonging: belonging::FR,
    aged: aged::FR,
    claims: claims::FR,
    deeds: deeds::FR,
    document_form: document_form::FR,
    to_invoice: to_invoice::FR,
    import: import::FR,
    welcome: welcome::FR,
    settings: settings::FR,
    tables: tables::FR,
    faults: faults::FR,
    forecast: forecast::FR,
    explain: explain::FR,
    matching: matching::FR,
    law: law::FR,
    accounting: accounting::FR,
};
static EN: Words = Words {
    language: Language::En,
    format: Format::new(Language::En),
    frame: frame::EN,
    history: history::EN,
    today: today::EN,
    reminder: reminder::EN,
    letter: letter_en::EN,
    letter_page: letter_page::EN,
    overview: overview::EN,
    reports: reports::EN,
    simulate: simulate::EN,
    invoices: invoices::EN,
    receipts: receipts::EN,
    terms_forms: terms_forms::EN,
    customers: customers::EN,
    belonging: belonging::EN,
    aged: aged::EN,
    claims: claims::EN,
    deeds: deeds::EN,
    document_form: document_form::EN,
    to_invoice: to_invoice::EN,
    import: import::EN,
    welcome: welcome::EN,
    settings: settings::EN,
    tables: tables::EN,
    faults: faults::EN,
    forecast: forecast::EN,
    explain: explain::EN,
    matching: matching::EN,
    law: law::EN,
    accounting: accounting::EN,
};

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
