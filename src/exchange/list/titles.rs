//! What a title says: French, English, Dutch and German, in any case, accents, punctuation and spelling of words.
//!
//! A title becomes a set of words of one vocabulary ("N° de facture", "factuurnummer" and "*InvoiceNumber" are all
//! `invoice num`), and the set is looked up. Some titles mean one thing in one list and another in the next ("Date", "Montant",
//! "Numéro"): these come out as a [`Meaning`] that the list as a whole settles.

use super::columns::{Confidence, Role};
use super::vocabulary::{FILLERS, canonical};

/// What a header says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// One role in any list.
    Is(Role),
    /// A date whose sense the list settles.
    AnyDate,
    /// An amount whose sense the list settles.
    AnyAmount,
    /// A number or reference whose sense the list settles.
    AnyNumber,
    /// A second reference.
    Reference,
    /// Code or name of the customer, as its content shows.
    Party,
    /// Says that the other party is a supplier.
    Supplier,
    /// Words that mean nothing here.
    Unknown,
}

/// Lower case, no accents, words parted by one blank: `N° Pièce`, `nPiece` and `n_piece` are the same.
pub(crate) fn folded(header: &str) -> String {
    let mut out = String::with_capacity(header.len());
    let mut last = ' ';
    let mut chars = header.chars().peekable();
    while let Some(c) = chars.next() {
        let next_is_lower = chars.peek().is_some_and(|c| c.is_lowercase());
        let is_new_word = c.is_uppercase() && (last.is_lowercase() || (last.is_uppercase() && next_is_lower))
            || c.is_ascii_digit() && last.is_alphabetic()
            || c.is_alphabetic() && last.is_ascii_digit();
        if is_new_word && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
        match unaccented(c) {
            Some(text) => out.push_str(text),
            None if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            None if matches!(c, '+' | '>' | '<' | '%') => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
                out.push(c);
                out.push(' ');
            }
            None if matches!(c, '#' | '№') => out.push_str(" n "),
            None if !out.ends_with(' ') => out.push(' '),
            None => {}
        }
        last = c;
    }
    let words: Vec<&str> = out.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn unaccented(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' | 'À' | 'Â' | 'Ä' | 'Á' | 'Ã' | 'Å' => "a",
        'ç' | 'Ç' => "c",
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => "e",
        'î' | 'ï' | 'í' | 'Î' | 'Ï' | 'Í' => "i",
        'ô' | 'ö' | 'ó' | 'õ' | 'Ô' | 'Ö' | 'Ó' | 'Õ' => "o",
        'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' | 'Ú' => "u",
        'ÿ' | 'Ÿ' => "y",
        'ñ' | 'Ñ' => "n",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' => "ss",
        _ => return None,
    })
}

/// The sense of whole sets of words; the order of the words does not count.
const SENSES: &[(&str, Meaning)] = {
    use Meaning::{AnyAmount, AnyDate, AnyNumber, Is, Party, Reference};
    use Role::{
        Account, Address, Allocated, Amount, CancelledOn, Charges, City, ContactName, Country, Credit, CreditLimit, Currency, CustomerCode,
        CustomerName, Debit, Discount, Disputed, DocumentNumber, DueOn, Email, EndOfMonth, FirstName, Grade, Gross, Ignore, Interest,
        IssuedOn, JobTitle, Journal, Kind, Label, LastName, LegalId, Lettering, LineDetail, Net, Notes, Open, Order, Paid, PaidOn,
        PaymentReference, Phone, PostalCode, Quantity, Reverses, Score, SentBy, SettledNumber, Side, Source, Status, Tax, Terms, Total,
        UnitPrice, Way,
    };
    &[
        ("invoice num", Is(DocumentNumber)),
        ("invoice", Is(DocumentNumber)),
        ("invoice code", AnyNumber),
        ("invoice document num", Is(DocumentNumber)),
        ("document num", Is(DocumentNumber)),
        ("document code", Is(DocumentNumber)),
        ("document", AnyNumber),
        ("num", AnyNumber),
        ("num entry", Reference),
        ("entry code", Reference),
        ("code num", AnyNumber),
        ("code", Reference),
        ("ar code num", Is(DocumentNumber)),
        ("ar num", Is(DocumentNumber)),
        ("customer code", Is(CustomerCode)),
        ("customer num", Is(CustomerCode)),
        ("customer account", Is(CustomerCode)),
        ("customer account num", Is(CustomerCode)),
        ("party code", Is(CustomerCode)),
        ("party num", Is(CustomerCode)),
        ("account party", Is(CustomerCode)),
        ("num account party", Is(CustomerCode)),
        ("comp party num", Is(CustomerCode)),
        ("customer", Party),
        ("party", Party),
        ("account customer name", Is(CustomerName)),
        ("name", Is(CustomerName)),
        ("customer name", Is(CustomerName)),
        ("party name", Is(CustomerName)),
        ("label party", Is(CustomerName)),
        ("label customer", Is(CustomerName)),
        ("comp party label", Is(CustomerName)),
        ("label account party", Is(CustomerName)),
        ("customer party", Is(CustomerName)),
        ("date", AnyDate),
        ("entry date", AnyDate),
        ("document date", AnyDate),
        ("date num", Is(IssuedOn)),
        ("invoice date", Is(IssuedOn)),
        ("issue date", Is(IssuedOn)),
        ("issue", Is(IssuedOn)),
        ("invoice issue date", Is(IssuedOn)),
        ("issue date num", Is(IssuedOn)),
        ("document issue date", Is(IssuedOn)),
        ("posting date", Is(Ignore)),
        ("document issue date 1", Is(Ignore)),
        ("baseline issue date", Is(Ignore)),
        ("due date", Is(DueOn)),
        ("due", Is(DueOn)),
        ("due in date", Is(DueOn)),
        ("due invoice date", Is(DueOn)),
        ("due payment date", Is(DueOn)),
        ("gross", Is(Gross)),
        ("gross amount", Is(Gross)),
        ("gross total", Is(Gross)),
        ("gross amount total", Is(Gross)),
        ("gross invoice amount", Is(Gross)),
        ("gross tax total", Is(Gross)),
        ("gross tax amount", Is(Gross)),
        ("invoice amount", Is(Gross)),
        ("invoice total", Is(Gross)),
        ("invoice amount total", Is(Gross)),
        ("amount total", Is(Gross)),
        ("corrects amount", Is(Gross)),
        ("initial amount", Is(Gross)),
        ("total", AnyAmount),
        ("amount", AnyAmount),
        ("net", Is(Net)),
        ("net amount", Is(Net)),
        ("net total", Is(Net)),
        ("net tax", Is(Net)),
        ("net tax amount", Is(Net)),
        ("net amount total", Is(Net)),
        ("tax", Is(Tax)),
        ("tax amount", Is(Tax)),
        ("tax total", Is(Tax)),
        ("paid", Is(Paid)),
        ("paid amount", Is(Paid)),
        ("paid total", Is(Paid)),
        ("paid al", Is(Paid)),
        ("deja paid", Is(Paid)),
        ("open", Is(Open)),
        ("open amount", Is(Open)),
        ("open total", Is(Open)),
        ("open amount total", Is(Open)),
        ("open due", Is(Open)),
        ("open due amount", Is(Open)),
        ("due amount", Is(Open)),
        ("open pay", Is(Open)),
        ("open paid", Is(Open)),
        ("open pay amount", Is(Open)),
        ("open invoice", Is(Open)),
        ("open encaisser", Is(Open)),
        ("open num", Is(Open)),
        ("debit", Is(Debit)),
        ("debit amount", Is(Debit)),
        ("credit", Is(Credit)),
        ("credit amount", Is(Credit)),
        ("side", Is(Side)),
        ("debit credit", Is(Side)),
        ("currency", Is(Currency)),
        ("currency code", Is(Currency)),
        ("invoice currency", Is(Currency)),
        ("score", Is(Score)),
        ("credit score", Is(Score)),
        ("risk score", Is(Score)),
        ("score solvency", Is(Score)),
        ("grade", Is(Grade)),
        ("credit grade", Is(Grade)),
        ("grade risk", Is(Grade)),
        ("kind risk", Is(Grade)),
        ("grade solvency", Is(Grade)),
        ("risk", Is(Grade)),
        ("limit", Is(CreditLimit)),
        ("credit limit", Is(CreditLimit)),
        ("amount limit", Is(CreditLimit)),
        ("amount credit limit", Is(CreditLimit)),
        ("limit open", Is(CreditLimit)),
        ("advised credit limit", Is(CreditLimit)),
        ("advised limit", Is(CreditLimit)),
        ("advised credit", Is(CreditLimit)),
        ("advised open", Is(CreditLimit)),
        ("source", Is(Source)),
        ("report source", Is(Source)),
        ("date report", AnyDate),
        ("date score", AnyDate),
        ("date grade", AnyDate),
        ("kind", Is(Kind)),
        ("document kind", Is(Kind)),
        ("invoice kind", Is(Kind)),
        ("status", Is(Status)),
        ("invoice status", Is(Status)),
        ("document status", Is(Status)),
        ("payment status", Is(Status)),
        ("paid status", Is(Status)),
        ("open is", Is(Status)),
        ("payment date", Is(PaidOn)),
        ("paid date", Is(PaidOn)),
        ("paid on", Is(PaidOn)),
        ("paid invoice date", Is(PaidOn)),
        ("cancelled", Is(CancelledOn)),
        ("cancelled date", Is(CancelledOn)),
        ("payment", Is(PaymentReference)),
        ("payment code", Is(PaymentReference)),
        ("payment num", Is(PaymentReference)),
        ("paid code", Is(PaymentReference)),
        ("paid num", Is(PaymentReference)),
        ("corrects", Is(SettledNumber)),
        ("corrects invoice", Is(SettledNumber)),
        ("corrects num", Is(SettledNumber)),
        ("allocated", Is(Allocated)),
        ("allocated amount", Is(Allocated)),
        ("discount", Is(Discount)),
        ("discount amount", Is(Discount)),
        ("charge", Is(Charges)),
        ("charge amount", Is(Charges)),
        ("disputed", Is(Disputed)),
        ("disputed num", Is(Disputed)),
        ("invoice paperless", Is(SentBy)),
        ("means sending", Is(SentBy)),
        ("sending", Is(SentBy)),
        ("interest", Is(Interest)),
        ("interest amount", Is(Interest)),
        ("reverses", Is(Reverses)),
        ("terms", Is(Terms)),
        ("payment terms", Is(Terms)),
        ("paid terms", Is(Terms)),
        ("terms day", Is(Terms)),
        ("payment terms day", Is(Terms)),
        ("customer payment terms", Is(Terms)),
        ("end month", Is(EndOfMonth)),
        ("order", Is(Order)),
        ("order num", Is(Order)),
        ("order code", Is(Order)),
        ("email", Is(Email)),
        ("customer issue", Is(ContactName)),
        ("person", Is(ContactName)),
        ("person name", Is(ContactName)),
        ("customer person", Is(ContactName)),
        ("customer name person", Is(ContactName)),
        ("first", Is(FirstName)),
        ("first name", Is(FirstName)),
        ("customer first name", Is(FirstName)),
        ("last", Is(LastName)),
        ("last name", Is(LastName)),
        ("customer last name", Is(LastName)),
        ("title", Is(JobTitle)),
        ("activity kind", Is(Way)),
        ("channel", Is(Way)),
        ("activity", Is(Label)),
        ("activity label", Is(Label)),
        ("activity date", AnyDate),
        ("notes", Is(Notes)),
        ("activity notes", Is(Notes)),
        ("account rendu", Is(Notes)),
        ("email address", Is(Email)),
        ("customer email", Is(Email)),
        ("email issue", Is(Email)),
        ("phone", Is(Phone)),
        ("phone num", Is(Phone)),
        ("address", Is(Address)),
        ("address line", Is(Address)),
        ("customer address", Is(Address)),
        ("address item 1", Is(Address)),
        ("address item 2", Is(Address)),
        ("address item 3", Is(Address)),
        ("address item 4", Is(Address)),
        ("zip", Is(PostalCode)),
        ("zip code", Is(PostalCode)),
        ("city", Is(City)),
        ("country", Is(Country)),
        ("country code", Is(Country)),
        ("legal", Is(LegalId)),
        ("legal num", Is(LegalId)),
        ("tax num", Is(LegalId)),
        ("tax code", Is(LegalId)),
        ("legal tax num", Is(LegalId)),
        ("label", Is(Label)),
        ("label entry", Is(Label)),
        ("document label", Is(Label)),
        ("account", Is(Account)),
        ("account num", Is(Account)),
        ("account general", Is(Account)),
        ("account code", Is(Account)),
        ("account label", Is(Ignore)),
        ("journal", Is(Journal)),
        ("journal code", Is(Journal)),
        ("journal label", Is(Ignore)),
        ("letter", Is(Lettering)),
        ("entry letter", Is(Lettering)),
        ("date letter", Is(Ignore)),
        ("validated date", Is(Ignore)),
        ("amount currency", Is(Ignore)),
        ("item", Is(LineDetail)),
        ("item name", Is(LineDetail)),
        ("item code", Is(LineDetail)),
        ("item total", Is(LineDetail)),
        ("item unit", Is(LineDetail)),
        ("item label", Is(LineDetail)),
        ("quantity", Is(Quantity)),
        ("unit", Is(UnitPrice)),
        ("unit amount", Is(UnitPrice)),
        ("grand total", Is(Total)),
        ("signed amount", Is(Amount)),
        ("balance", Is(Open)),
    ]
};

/// Words that make a header about something else: no part of it may be taken for the whole.
const VETOES: &[&str] = &[
    "tax",
    "discount",
    "item",
    "rate",
    "day",
    "status",
    "unit",
    "limit",
    "business",
    "charge",
    "interest",
    "validated",
    "bucket",
    "posting",
    "kind",
    "month",
    "cancelled",
    "account",
    "unapplied",
    "means",
    "paperless",
    "disputed",
    "discounted",
    "receipt",
    "letter",
    "baseline",
];

/// A last day said by a small word that carries nothing elsewhere: "À payer" is an amount, "À payer le" a day.
const LAST_DAYS: [&str; 23] = [
    "a payer le",
    "a payer au",
    "a payer avant",
    "a payer avant le",
    "a regler le",
    "a regler avant le",
    "payable le",
    "payable au",
    "date limite",
    "date limite de paiement",
    "date limite de reglement",
    "pay by",
    "pay before",
    "payable by",
    "payment deadline",
    "to be paid by",
    "zahlbar bis",
    "zu zahlen bis",
    "zahlen bis",
    "te betalen voor",
    "te betalen op",
    "betalen voor",
    "uiterste betaaldatum",
];

/// What the header says.
pub(crate) fn meaning(header: &str) -> (Meaning, Confidence) {
    let folded = folded(header);
    if LAST_DAYS.contains(&folded.as_str()) {
        return (Meaning::Is(Role::DueOn), Confidence::Sure);
    }
    if let Some(role) = age(&folded) {
        return (Meaning::Is(role), Confidence::Sure);
    }
    if matches!(folded.as_str(), "s h" | "d c" | "h s" | "c d") {
        return (Meaning::Is(Role::Side), Confidence::Sure); // The letters alone would be fillers.
    }
    let mut words: Vec<&str> = Vec::new();
    let raw: Vec<&str> = folded.split(' ').collect();
    for (idx, word) in raw.iter().enumerate() {
        if *word == "du" && idx > 0 && idx + 1 == raw.len() {
            words.push("open"); // "Montant dû"
            continue;
        }
        if FILLERS.contains(word) {
            continue;
        }
        if super::amounts::currency_word(word).is_some() && raw.len() > 1 && idx > 0 {
            continue;
        }
        words.extend(canonical(word).unwrap_or(word).split(' '));
    }
    if words.contains(&"supplier") {
        return (Meaning::Supplier, Confidence::Sure);
    }
    words.sort_unstable();
    words.dedup();
    // "Omzet 21%", "TVA 20 %": one column a rate.
    if words.contains(&"rate") && words.iter().any(|word| word.parse::<u16>().is_ok()) && (words.contains(&"net") || words.contains(&"tax"))
    {
        words.retain(|word| *word != "rate" && word.parse::<u16>().is_err());
    }
    let same = |sense: &str| {
        let mut n = 0;
        sense.split(' ').all(|word| {
            n += 1;
            words.contains(&word)
        }) && n == words.len()
    };
    if let Some((_, meaning)) = SENSES.iter().find(|(sense, _)| same(sense)) {
        return (*meaning, Confidence::Sure);
    }
    if words.iter().any(|word| VETOES.contains(word)) {
        return (Meaning::Unknown, Confidence::None);
    }
    // The largest known part of it, of at least two words.
    SENSES
        .iter()
        .filter(|(sense, _)| sense.contains(' ') && sense.split(' ').all(|word| words.contains(&word)))
        .max_by_key(|(sense, _)| sense.split(' ').count())
        .map_or((Meaning::Unknown, Confidence::None), |(_, meaning)| (*meaning, Confidence::Likely))
}

/// `Non échu`, `1-30 j`, `> 90`, `+90 j`, `90+`, `Over 90 Days`, `Current`.
fn age(folded: &str) -> Option<Role> {
    let words: Vec<&str> = folded
        .split(' ')
        .filter(|word| !matches!(*word, "j" | "jours" | "jrs" | "days" | "dagen" | "tage" | "a" | "to" | "tot" | "bis" | "de"))
        .collect();
    match words.as_slice() {
        ["non" | "pas", "echu" | "echue" | "echus"]
        | ["a", "echoir"]
        | ["echoir"]
        | ["not", "due"]
        | ["not", "yet", "due"]
        | ["current"]
        | ["niet", "vervallen"]
        | ["nicht", "fallig"] => Some(Role::NotDue),
        [from, to] if from.parse::<u16>().is_ok() && to.parse::<u16>().is_ok() => {
            let (from, to): (u16, u16) = (from.parse().ok()?, to.parse().ok()?);
            (from < to && to <= 1000).then_some(Role::Late { from: from.max(1) })
        }
        [">" | "+" | "plus" | "over" | "ouder" | "uber" | "meer", days]
        | [days, "+" | "plus"]
        | ["plus" | "meer" | "mehr", "de" | "dan" | "als" | "than", days]
        | [">", "+", days] => {
            let days: u16 = days.parse().ok()?;
            (days <= 1000).then(|| Role::Late { from: days.saturating_add(1) })
        }
        _ => None,
    }
}

/// The currency that a header names: `Total TTC (FCFA)`, `Amount EUR`.
pub(crate) fn currency_in(header: &str) -> Option<crate::basis::money::Currency> {
    let mut words = header.split(|c: char| !c.is_alphanumeric() && !matches!(c, '€' | '£')).filter(|word| !word.is_empty());
    words.next();
    words
        .filter(|word| word.chars().all(|c| c.is_uppercase() || matches!(c, '€' | '£')))
        .find_map(|word| super::amounts::currency_word(word).flatten())
}

/// True where a column of that title holds dates.
#[must_use]
pub fn titled_as_date(title: &str) -> bool {
    match meaning(title).0 {
        Meaning::AnyDate => true,
        Meaning::Is(role) => super::sketch::is_date(role),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_punctuation_and_humps_do_not_count() {
        assert_eq!(folded("N° Pièce"), "n piece");
        assert_eq!(folded("*InvoiceNumber"), "invoice number");
        assert_eq!(folded("customerID"), "customer id");
        assert_eq!(folded("PO_Box-2"), "po box 2");
        assert_eq!(folded("CompAuxNum"), "comp aux num");
    }

    #[test]
    fn one_sense_in_four_languages() {
        use Role::{CustomerCode, CustomerName, DocumentNumber, DueOn, Gross, IssuedOn, Open, Paid, PaidOn};
        for (headers, role) in [
            (["Numéro de facture", "Invoice No.", "factuurnummer", "Rechnungsnr."], DocumentNumber),
            (["Code client", "Customer ID", "Klantnummer", "Kundennummer"], CustomerCode),
            (["Nom du client", "Customer name", "klantnaam", "Kundenname"], CustomerName),
            (["Date d'émission", "Invoice Date", "Factuurdatum", "Rechnungsdatum"], IssuedOn),
            (["Échéance", "Due date", "Vervaldatum", "Fälligkeit"], DueOn),
            (["Montant TTC", "Gross amount", "Factuurbedrag", "Bruttobetrag"], Gross),
            (["Reste dû", "Balance due", "Openstaand", "Offener Betrag"], Open),
            (["Déjà réglé", "Amount paid", "al betaald", "Bezahlt"], Paid),
            (["Date de paiement", "Payment date", "Betaaldatum", "Zahlungsdatum"], PaidOn),
        ] {
            for header in headers {
                assert_eq!(meaning(header).0, Meaning::Is(role), "{header}");
            }
        }
    }

    #[test]
    fn ages_are_read_however_they_are_written() {
        for (header, from) in [
            ("1-30", 1),
            ("0-30 j", 1),
            ("31-60 Days", 31),
            ("61 à 90 jours", 61),
            ("> 90", 91),
            ("+90 j", 91),
            ("90+", 91),
            ("90j+", 91),
            ("Over 90 Days", 91),
        ] {
            assert_eq!(meaning(header).0, Meaning::Is(Role::Late { from }), "{header}");
        }
        assert_eq!(meaning("Non échu").0, Meaning::Is(Role::NotDue));
        assert_eq!(meaning("Current").0, Meaning::Is(Role::NotDue));
    }

    #[test]
    fn a_part_of_a_header_about_something_else_is_not_taken_for_the_whole() {
        for header in [
            "Discounted gross",
            "Tax 1 Amount",
            "Item Tax Amount",
            "Taux de TVA (%)",
            "dagen over vervaldatum",
            "Days Past Due",
            "DaysLate",
            "discount_until",
        ] {
            assert_eq!(meaning(header).0, Meaning::Unknown, "{header}");
        }
    }

    #[test]
    fn a_currency_in_a_header_is_seen() {
        assert_eq!(currency_in("Total TTC (FCFA)"), Some(crate::basis::money::Currency::XOF));
        assert_eq!(currency_in("Montant EUR"), Some(crate::basis::money::Currency::EUR));
        assert_eq!(currency_in("Montant TTC"), None);
    }
}
