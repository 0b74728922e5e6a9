//! Which mentions an invoice has: from what the books know of it, from the e-invoice that was read, from its text where it is pasted.
//!
//! Words are searched, in French and English; the paper itself is never seen. What cannot be told is said so, and is not called missing.

use super::agreed_law;
use crate::basis::fold::fold_words;
use crate::basis::identifiers::Iban;
use crate::law::mentions::{Looked, Mention, mentions_wanted};
use crate::law::{Debtor, GoverningLaw, NotCovered};
use crate::ledger::{Delivery, DocumentDetails, DueBasis, ItemIdx, Ledger};
use chrono::NaiveDate;

/// How it is known that a mention is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// The e-invoice that was read says it.
    InFile,
    /// The books know it; the paper was not seen.
    InBooks,
    /// These words of the text.
    Words(String),
}

/// How a mention stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MentionState {
    /// There.
    Present(Seen),
    /// A rule to find the day by was found, and no day.
    RuleOnly(String),
    /// Not in what was looked through.
    Missing,
    /// Nothing that is held tells.
    CannotTell,
    /// Our own number, or the customer's, is not on its sheet: there is nothing to look for.
    NothingToLookFor,
}

/// A line of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MentionLine {
    /// What was looked for, and why.
    pub looked: Looked,
    /// How it stands.
    pub state: MentionState,
}

/// The checklist of one invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceMentions {
    /// Whose law.
    pub law: GoverningLaw,
    /// Who owes.
    pub debtor: Debtor,
    /// True where an e-invoice was read for it.
    pub from_file: bool,
    /// The lines; none under a law of which no list was read.
    pub lines: Vec<MentionLine>,
}

/// The checklist of one document; `pasted` is the text of the invoice, or blank.
///
/// # Errors
/// Names the country whose law is not covered.
pub fn invoice_mentions(ledger: &Ledger, document: ItemIdx, pasted: &str) -> Result<InvoiceMentions, NotCovered> {
    let item = ledger.item(document);
    let law = agreed_law(ledger, item.customer, item.on)?.law;
    let customer = ledger.customer(item.customer);
    let debtor = Debtor::of(customer.kind);
    let nothing = DocumentDetails::default();
    let details = ledger.details(document).unwrap_or(&nothing);
    let is_whole = details.net.is_some() && !details.taxes.is_empty();
    let from_file = !details.original.is_empty() || is_whole && details.delivery == Delivery::Electronic;
    let company = ledger.company();
    let held = Held {
        number: item.number,
        issued_on: item.on,
        due_basis: item.due_basis,
        details,
        from_file,
        own_number: &company.legal_id,
        own_vat: &company.vat_id,
        buyer_number: &customer.details.legal_id,
    };
    let text = (!pasted.trim().is_empty()).then(|| Text::of(pasted));
    let stated = Text::of(&details.terms_text);
    let lines = mentions_wanted(law, debtor)
        .into_iter()
        .map(|looked| MentionLine { state: held.state(looked.mention, &stated, text.as_ref()), looked })
        .collect();
    Ok(InvoiceMentions { law, debtor, from_file, lines })
}

/// What is held of the document.
struct Held<'a> {
    number: &'a str,
    issued_on: NaiveDate,
    due_basis: DueBasis,
    details: &'a DocumentDetails,
    from_file: bool,
    own_number: &'a str,
    own_vat: &'a str,
    buyer_number: &'a str,
}

impl Held<'_> {
    fn state(&self, mention: Mention, stated: &Text, pasted: Option<&Text>) -> MentionState {
        if let Some(text) = pasted {
            match self.in_text(mention, text) {
                Some(Found::Words(words)) => return MentionState::Present(Seen::Words(words)),
                Some(Found::RuleOnly(words)) => return MentionState::RuleOnly(words),
                Some(Found::NothingToLookFor) => return MentionState::NothingToLookFor,
                None => return MentionState::Missing,
            }
        }
        let known = |is_there: bool| match (is_there, self.from_file) {
            (true, true) => MentionState::Present(Seen::InFile),
            (true, false) => MentionState::Present(Seen::InBooks),
            (false, true) => MentionState::Missing,
            (false, false) => MentionState::CannotTell,
        };
        let in_words = |found: Option<String>| match found {
            Some(words) => MentionState::Present(Seen::Words(words)),
            None => known(false),
        };
        match mention {
            Mention::Number => known(!self.number.trim().is_empty()),
            Mention::IssueDate => known(true),
            Mention::PaymentDate => known(self.due_basis == DueBasis::Stated),
            Mention::Discount if !self.details.discounts.is_empty() => known(true),
            Mention::Discount => in_words(stated.discount()),
            Mention::LateRate => in_words(stated.late_rate()),
            Mention::FixedSum => in_words(stated.fixed_sum()),
            Mention::OrderNumber if self.details.order_reference.is_empty() => MentionState::CannotTell,
            Mention::OrderNumber => known(true),
            // What a file says of the parties is not kept with the document.
            Mention::SellerNumber | Mention::SellerVat | Mention::BuyerNumber => MentionState::CannotTell,
            Mention::Tax => known(!self.details.taxes.is_empty()),
            Mention::Account => known(!self.details.pay_to.is_empty()),
        }
    }

    fn in_text(&self, mention: Mention, text: &Text) -> Option<Found> {
        let number = |number: &str| {
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            if digits.len() < 8 {
                return Some(Found::NothingToLookFor);
            }
            text.compact.contains(&digits).then(|| Found::Words(number.trim().to_owned()))
        };
        let words = |found: Option<String>| found.map(Found::Words);
        match mention {
            Mention::Number if self.number.trim().is_empty() => Some(Found::NothingToLookFor),
            Mention::Number => text.has(self.number).then(|| Found::Words(self.number.to_owned())),
            Mention::IssueDate => words(text.date(|day| day == Some(self.issued_on))),
            Mention::PaymentDate => words(text.payment_date()).or_else(|| text.payment_rule().map(Found::RuleOnly)),
            Mention::Discount => words(text.discount()),
            Mention::LateRate => words(text.late_rate()),
            Mention::FixedSum => words(text.fixed_sum()),
            Mention::OrderNumber if self.details.order_reference.is_empty() => words(text.order()),
            Mention::OrderNumber => text.has(&self.details.order_reference).then(|| Found::Words(self.details.order_reference.clone())),
            Mention::SellerNumber => number(self.own_number),
            Mention::SellerVat => number(self.own_vat),
            Mention::BuyerNumber => number(self.buyer_number),
            Mention::Tax => words(text.tax()),
            Mention::Account => words(text.account()),
        }
    }
}

enum Found {
    Words(String),
    RuleOnly(String),
    NothingToLookFor,
}

/// A word of the text: as it stands, and as it is compared.
struct Word {
    raw: String,
    folded: String,
    /// True for the last word of a sentence.
    ends: bool,
}

/// A text, cut into words.
struct Text {
    words: Vec<Word>,
    /// Without blanks, dots and hyphens, in capitals.
    compact: String,
}

/// Words shown around what was found.
const AROUND: usize = 9;

impl Text {
    fn of(text: &str) -> Self {
        let mut words: Vec<Word> = Vec::new();
        for paragraph in text.split("\n\n") {
            for raw in paragraph.split_whitespace() {
                let mut folded = String::new();
                fold_words(raw, &mut folded);
                // "art." and "C." end no sentence; "TTC." does where a blank line follows.
                let ends = raw.ends_with(['.', '!', '?', ';']) && folded.len() > 4;
                words.push(Word { raw: raw.to_owned(), folded, ends });
            }
            if let Some(last) = words.last_mut() {
                last.ends = true;
            }
        }
        let compact = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '\u{2011}')).flat_map(char::to_uppercase);
        Self { compact: compact.collect(), words }
    }

    /// Whether these words stand in it, however they are spaced.
    fn has(&self, wanted: &str) -> bool {
        let wanted: String =
            wanted.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).flat_map(char::to_uppercase).collect();
        !wanted.is_empty() && self.compact.contains(&wanted)
    }

    /// The words around a place.
    fn around(&self, at: usize) -> String {
        let from = at.saturating_sub(AROUND / 3);
        let said: Vec<&str> = self.words.iter().skip(from).take(AROUND).map(|word| word.raw.as_str()).collect();
        let more = from + AROUND < self.words.len();
        format!("{}{}{}", if from > 0 { "…" } else { "" }, said.join(" "), if more { "…" } else { "" })
    }

    /// The first place of a word that begins so.
    fn places<'a>(&'a self, stems: &'a [&'a str]) -> impl Iterator<Item = usize> + 'a {
        let begins = |word: &Word| word.folded.split(' ').any(|part| stems.iter().any(|stem| part.starts_with(stem)));
        self.words.iter().enumerate().filter(move |(_, word)| begins(word)).map(|(at, _)| at)
    }

    /// The first word that begins as one of `first`, with one that fits within `reach` words in the same sentence.
    fn near(&self, first: &[&str], reach: usize, fits: impl Fn(&Self, usize) -> bool) -> Option<String> {
        self.places(first).find(|at| self.sentence_around(*at, reach).any(|near| fits(self, near))).map(|at| self.around(at))
    }

    /// The places within `reach` of a place that no end of a sentence parts from it.
    fn sentence_around(&self, at: usize, reach: usize) -> impl Iterator<Item = usize> + '_ {
        let back = (at.saturating_sub(reach)..at).rev().take_while(|it| !self.words[*it].ends);
        let mut is_over = false;
        let ahead = (at..self.words.len().min(at.saturating_add(reach))).take_while(move |it| {
            let goes_on = !is_over;
            is_over |= self.words[*it].ends;
            goes_on
        });
        back.chain(ahead)
    }

    fn begins(&self, at: usize, stems: &[&str]) -> bool {
        self.words.get(at).is_some_and(|word| word.folded.split(' ').any(|part| stems.iter().any(|stem| part.starts_with(stem))))
    }

    fn is_rate(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        let per_cent = word.raw.contains('%') && word.raw.chars().any(|c| c.is_ascii_digit())
            || word.raw.starts_with('%')
                && at.checked_sub(1).and_then(|it| self.words.get(it)).is_some_and(|it| it.raw.chars().any(|c| c.is_ascii_digit()));
        per_cent || self.begins(at, &["taux", "rate", "points", "fois"])
    }

    fn is_forty(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        let digits: String = word.raw.chars().filter(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).collect();
        let is_forty = matches!(digits.trim_end_matches(['.', ',']), "40" | "40,00" | "40.00");
        let euro = |it: &Word| it.raw.contains('€') || it.folded.starts_with("eur");
        let next = self.words.get(at.saturating_add(1)).is_some_and(euro);
        is_forty && (euro(word) || next || at.checked_sub(1).and_then(|it| self.words.get(it)).is_some_and(|it| it.raw == "€"))
    }

    fn late_rate(&self) -> Option<String> {
        self.near(&["penalit", "interet", "moratoire", "late", "overdue", "interest"], 40, Self::is_rate)
    }

    fn fixed_sum(&self) -> Option<String> {
        self.near(&["forfait", "indemnit", "recouvrement", "recovery", "compensation", "fixed"], 25, Self::is_forty)
    }

    fn discount(&self) -> Option<String> {
        let plain = self.places(&["escompte", "skonto", "korting"]).next().map(|at| self.around(at));
        plain.or_else(|| self.near(&["discount"], 8, |text, at| text.begins(at, &["early", "prompt", "settlement", "payment"])))
    }

    fn order(&self) -> Option<String> {
        self.near(&["commande", "order"], 4, |text, at| text.words[at].raw.chars().any(|c| c.is_ascii_digit()))
    }

    fn tax(&self) -> Option<String> {
        self.places(&["tva", "vat", "btw", "mwst"]).next().map(|at| self.around(at))
    }

    fn account(&self) -> Option<String> {
        let starts = |word: &Word| word.raw.len() >= 4 && word.raw.bytes().take(2).all(|c| c.is_ascii_uppercase());
        let ends = |from: usize| from.saturating_add(1)..=self.words.len().min(from.saturating_add(9));
        let read = |from: usize, to: usize| {
            let joined: String = self.words.get(from..to)?.iter().map(|word| word.raw.trim_matches([',', ';', '.'])).collect();
            joined.parse::<Iban>().ok().map(|iban| iban.in_fours())
        };
        (0..self.words.len()).filter(|at| starts(&self.words[*at])).find_map(|at| ends(at).find_map(|end| read(at, end)))
    }

    /// The first day that fits.
    fn date(&self, fits: impl Fn(Option<NaiveDate>) -> bool) -> Option<String> {
        (0..self.words.len()).find(|at| self.day_at(*at).is_some_and(|day| fits(Some(day)))).map(|at| self.around(at))
    }

    /// A day after words of payment.
    fn payment_date(&self) -> Option<String> {
        const PAYING: [&str; 9] = ["echeance", "echoit", "payable", "payer", "reglement", "regler", "due", "payment", "pay"];
        self.places(&PAYING).find(|at| (*at..at.saturating_add(8)).any(|near| self.day_at(near).is_some())).map(|at| self.around(at))
    }

    /// Days, months or a time without a day: "30 jours fin de mois", "à réception".
    fn payment_rule(&self) -> Option<String> {
        let days = self
            .places(&["jours", "days", "jrs"])
            .find(|at| at.checked_sub(1).and_then(|it| self.words.get(it)).is_some_and(|it| it.folded.chars().all(|c| c.is_ascii_digit())));
        days.or_else(|| self.places(&["reception", "comptant", "receipt"]).next()).map(|at| self.around(at))
    }

    /// The day that begins at a word: `23/12/2026`, `2026-12-23`, `23 décembre 2026`, `23 December 2026`, `December 23, 2026`.
    fn day_at(&self, at: usize) -> Option<NaiveDate> {
        let word = self.words.get(at)?;
        let plain = word.raw.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let parts: Vec<u32> = plain.split(['/', '-', '.']).map(str::parse).collect::<Result<_, _>>().unwrap_or_default();
        match parts.as_slice() {
            [year @ 1900..=2200, month, day] => return NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day),
            [day, month, year] => {
                let year = if *year < 100 { year + 2000 } else { *year };
                return NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, *month, *day);
            }
            _ => {}
        }
        let next = |n: usize| self.words.get(at.saturating_add(n)).map(|word| word.folded.as_str());
        let number = |text: &str| text.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<u32>().ok();
        let (day, month, year) = match month_named(&word.folded) {
            Some(month) => (number(next(1)?)?, month, number(next(2)?)?),
            None => (number(&word.folded)?, month_named(next(1)?)?, number(next(2)?)?),
        };
        NaiveDate::from_ymd_opt(i32::try_from(year).ok().filter(|year| *year > 1900)?, month, day)
    }
}

fn month_named(folded: &str) -> Option<u32> {
    const MONTHS: [[&str; 4]; 12] = [
        ["janvier", "january", "janv", "jan"],
        ["fevrier", "february", "fevr", "feb"],
        ["mars", "march", "mar", "mrt"],
        ["avril", "april", "avr", "apr"],
        ["mai", "may", "mai", "mei"],
        ["juin", "june", "jun", "juni"],
        ["juillet", "july", "juil", "jul"],
        ["aout", "august", "aou", "aug"],
        ["septembre", "september", "sept", "sep"],
        ["octobre", "october", "oct", "okt"],
        ["novembre", "november", "nov", "nov"],
        ["decembre", "december", "dec", "dez"],
    ];
    MONTHS.iter().zip(1..).find(|(names, _)| names.contains(&folded)).map(|(_, month)| month)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn mentions_are_found_as_french_invoices_write_them() {
        let text = Text::of(
            "FACTURE F-2026-0187 du 23/11/2026\nÉchéance : 23 décembre 2026\nTotal TTC 1 200,00 € dont TVA 20 % 200,00 €\n\nPas d'escompte pour paiement anticipé. \
             Tout retard de paiement entraîne des pénalités au\ntaux de 12,40 % (C. com., art. L441-10) et une indemnité forfaitaire pour frais de recouvrement de 40 €.\n\
             IBAN FR76 3000 6000 0112 3456 7890 189",
        );
        assert!(text.payment_date().unwrap().contains("23 décembre 2026"));
        assert!(text.discount().unwrap().contains("escompte"));
        assert!(text.late_rate().unwrap().contains("pénalités"));
        assert!(text.fixed_sum().is_some() && text.tax().is_some());
        assert_eq!(text.account().unwrap(), "FR76 3000 6000 0112 3456 7890 189");
        assert!(text.has("f-2026 0187") && text.date(|it| it == Some(day("2026-11-23"))).is_some());
    }

    #[test]
    fn mentions_are_found_as_english_invoices_write_them() {
        let text = Text::of(
            "Invoice 12 dated 23 November 2026. Payment due by December 23, 2026. No discount for early payment. \
             Late payment bears interest at 12.40% a year. A fixed sum of €40 for recovery costs is due. VAT 20%",
        );
        let all = [text.payment_date(), text.discount(), text.late_rate(), text.fixed_sum(), text.tax()];
        assert!(all.iter().all(Option::is_some), "{all:?}");
    }

    #[test]
    fn what_stands_in_another_sentence_is_no_mention() {
        // The rate is the tax's, the forty euros are a price: neither is about lateness.
        let text =
            Text::of("TVA 20 %. Nous vous remercions de votre confiance.\n\nLivraison 40 €.\n\nPénalités. Escomptes et remises: néant");
        assert_eq!((text.late_rate(), text.fixed_sum()), (None, None));
        assert_eq!(Text::of("Trade discount 5% on all goods").discount(), None);
        let rule = Text::of("Paiement à 30 jours fin de mois");
        assert!(rule.payment_date().is_none() && rule.payment_rule().unwrap().contains("30 jours"));
    }

    proptest! {
        #[test]
        fn no_text_stops_the_search(text in any::<String>()) {
            let text = Text::of(&text);
            let _ = (text.payment_date(), text.payment_rule(), text.discount(), text.late_rate(), text.fixed_sum());
            let _ = (text.tax(), text.account(), text.order(), text.date(|_| true));
        }

        #[test]
        fn nor_one_made_of_what_is_searched(words in prop::collection::vec(prop_oneof![
            Just("40 €"), Just("pénalités"), Just("12,4 %"), Just("."), Just("échéance"), Just("32/13/2026"), Just("1 mars 2026"), Just("FR76"),
            Just("0000-99-99"), Just("\n\n"), Just("escompte"), Just("€"), Just("99999999999/1/1")], 0..40)) {
            let text = Text::of(&words.join(" "));
            let _ = (text.payment_date(), text.payment_rule(), text.discount(), text.late_rate(), text.fixed_sum());
            let _ = (text.tax(), text.account(), text.order(), text.date(|_| true));
        }
    }
}
