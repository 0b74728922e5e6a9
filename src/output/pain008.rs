//! Collection files for SEPA direct debits: pain.008 of ISO 20022, in the two versions that banks take.
//!
//! Invariant: the same debits give the same bytes. Counts and sums in the file are those of what stands in it.
//! Invariant: text is of the characters that every bank carries, cut to its field.

use crate::basis::fold::folded;
use crate::ledger::{DebitScheme, DebitSequence, is_sepa_text};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Which version of the message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Version {
    /// pain.008.001.02, the older one, taken everywhere.
    #[default]
    V02,
    /// pain.008.001.08, since November 2023.
    V08,
}

impl Version {
    /// Both.
    pub const ALL: [Self; 2] = [Self::V02, Self::V08];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::V02 => "pain.008.001.02",
            Self::V08 => "pain.008.001.08",
        }
    }

    /// What it calls the code of a bank.
    fn bank(self) -> &'static str {
        match self {
            Self::V02 => "BIC",
            Self::V08 => "BICFI",
        }
    }
}

/// Who collects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Creditor {
    /// Name with its legal form.
    pub name: String,
    /// Account, without blanks.
    pub iban: String,
    /// The code of its bank; empty where it is not known.
    pub bic: String,
    /// The identifier under which it collects.
    pub creditor_id: String,
}

/// One debit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collected {
    /// Under which scheme.
    pub scheme: DebitScheme,
    /// Its place among the mandate's.
    pub sequence: DebitSequence,
    /// Cents of a euro, positive.
    pub cents: i64,
    /// The mandate's reference.
    pub mandate: String,
    /// The day on which the mandate was signed.
    pub signed_on: NaiveDate,
    /// Whose account it is.
    pub debtor: String,
    /// The debtor's account, without blanks.
    pub iban: String,
    /// The code of the debtor's bank; empty where it is not known.
    pub bic: String,
    /// The document's number.
    pub number: String,
}

/// What is asked of the bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collection {
    /// Which version of the message.
    pub version: Version,
    /// Who collects.
    pub creditor: Creditor,
    /// The day of the file.
    pub asked_on: NaiveDate,
    /// The day on which the money is to come.
    pub collect_on: NaiveDate,
    /// Each debit.
    pub debits: Vec<Collected>,
}

/// The most characters of a name, a reference and what the payer reads.
const NAME: usize = 70;
const REFERENCE: usize = 35;
const REMITTANCE: usize = 140;

/// Text that every bank carries: accents taken off, other signs a blank, cut to `most` characters.
#[must_use]
pub fn sepa_text(text: &str, most: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let mut plain = String::new();
        if is_sepa_text(c.encode_utf8(&mut [0; 4])) {
            plain.push(c);
        } else if c == '&' {
            plain.push('+');
        } else if matches!(c, '’' | '‘') {
            plain.push('\'');
        } else {
            plain = folded(c.encode_utf8(&mut [0; 4]));
            if c.is_uppercase() {
                plain = plain.to_ascii_uppercase();
            }
            if !is_sepa_text(&plain) || plain.is_empty() {
                " ".clone_into(&mut plain);
            }
        }
        out.push_str(&plain);
    }
    // No field may begin or end with a slash, or hold two in a row.
    while out.contains("//") {
        out = out.replace("//", "/ ");
    }
    let words: Vec<&str> = out.split_whitespace().collect();
    let cut: String = words.join(" ").chars().take(most).collect();
    cut.trim_matches([' ', '/']).to_owned()
}

fn euros(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents.unsigned_abs() % 100)
}

fn sum(debits: &[&Collected]) -> i64 {
    debits.iter().fold(0_i64, |sum, debit| sum.saturating_add(debit.cents))
}

/// XML with one element a line, so that a person can read it.
struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    fn new() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new() }
    }

    fn pad(&mut self) {
        for _ in 0..self.open.len() {
            self.text.push_str("  ");
        }
    }

    fn begin(&mut self, name: &'static str) {
        self.begin_with(name, "");
    }

    fn begin_with(&mut self, name: &'static str, attributes: &str) {
        self.pad();
        self.line(&format!("<{name}{attributes}>"));
        self.open.push(name);
    }

    fn end(&mut self) {
        if let Some(name) = self.open.pop() {
            self.pad();
            self.line(&format!("</{name}>"));
        }
    }

    /// Values hold no sign that markup knows: they are [`sepa_text`], numbers or days.
    fn value(&mut self, name: &str, value: &str) {
        self.value_with(name, "", value);
    }

    fn value_with(&mut self, name: &str, attributes: &str, value: &str) {
        self.pad();
        self.line(&format!("<{name}{attributes}>{}</{name}>", escaped(value)));
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn end_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.end();
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// FNV-1a, to give equal files equal names and different ones different names.
fn print_of(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |print, byte| (print ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn scheme(scheme: DebitScheme) -> &'static str {
    match scheme {
        DebitScheme::Core => "CORE",
        DebitScheme::B2b => "B2B",
    }
}

fn sequence(sequence: DebitSequence) -> &'static str {
    match sequence {
        DebitSequence::First => "FRST",
        DebitSequence::Recurring => "RCUR",
        DebitSequence::Final => "FNAL",
        DebitSequence::OneOff => "OOFF",
    }
}

impl Collection {
    /// The file. Debits stand in groups of one scheme and one place in their mandate, in the order in which they were given.
    #[must_use]
    pub fn xml(&self) -> String {
        let mut groups: BTreeMap<(DebitScheme, DebitSequence), Vec<&Collected>> = BTreeMap::new();
        for debit in &self.debits {
            groups.entry((debit.scheme, debit.sequence)).or_default().push(debit);
        }
        let all: Vec<&Collected> = self.debits.iter().collect();
        let mut inside = String::new();
        for debit in &all {
            // Writing to a String does not fail.
            let _ = write!(inside, "{}|{}|{}|{}|", debit.mandate, debit.number, debit.cents, debit.iban);
        }
        let id = format!("ECH{}-{}-{:012X}", self.asked_on.format("%y%m%d"), self.collect_on.format("%y%m%d"), print_of(&inside) >> 16);
        let mut xml = Xml::new();
        xml.begin_with("Document", &format!(" xmlns=\"urn:iso:std:iso:20022:tech:xsd:{}\"", self.version.name()));
        xml.begin("CstmrDrctDbtInitn");
        xml.begin("GrpHdr");
        xml.value("MsgId", &id);
        xml.value("CreDtTm", &format!("{}T00:00:00", self.asked_on));
        xml.value("NbOfTxs", &all.len().to_string());
        xml.value("CtrlSum", &euros(sum(&all)));
        xml.begin("InitgPty");
        xml.value("Nm", &sepa_text(&self.creditor.name, NAME));
        xml.end_to(2);
        for (n, (group, debits)) in (1..).zip(groups) {
            self.group(&mut xml, &format!("{id}-{n}"), group, &debits);
        }
        xml.end_to(0);
        xml.text
    }

    fn group(&self, xml: &mut Xml, id: &str, (in_scheme, place): (DebitScheme, DebitSequence), debits: &[&Collected]) {
        xml.begin("PmtInf");
        xml.value("PmtInfId", id);
        xml.value("PmtMtd", "DD");
        xml.value("NbOfTxs", &debits.len().to_string());
        xml.value("CtrlSum", &euros(sum(debits)));
        xml.begin("PmtTpInf");
        xml.begin("SvcLvl");
        xml.value("Cd", "SEPA");
        xml.end();
        xml.begin("LclInstrm");
        xml.value("Cd", scheme(in_scheme));
        xml.end();
        xml.value("SeqTp", sequence(place));
        xml.end();
        xml.value("ReqdColltnDt", &self.collect_on.to_string());
        xml.begin("Cdtr");
        xml.value("Nm", &sepa_text(&self.creditor.name, NAME));
        xml.end();
        self.account(xml, "CdtrAcct", &self.creditor.iban);
        self.bank(xml, "CdtrAgt", &self.creditor.bic);
        xml.value("ChrgBr", "SLEV");
        xml.begin("CdtrSchmeId");
        xml.begin("Id");
        xml.begin("PrvtId");
        xml.begin("Othr");
        xml.value("Id", &self.creditor.creditor_id);
        xml.begin("SchmeNm");
        xml.value("Prtry", "SEPA");
        xml.end_to(3);
        for debit in debits {
            self.debit(xml, debit);
        }
        xml.end();
    }

    fn debit(&self, xml: &mut Xml, debit: &Collected) {
        let number = sepa_text(&debit.number, REFERENCE);
        let end_to_end = if number.is_empty() { "NOTPROVIDED" } else { number.as_str() };
        xml.begin("DrctDbtTxInf");
        xml.begin("PmtId");
        xml.value("EndToEndId", end_to_end);
        xml.end();
        xml.value_with("InstdAmt", " Ccy=\"EUR\"", &euros(debit.cents));
        xml.begin("DrctDbtTx");
        xml.begin("MndtRltdInf");
        xml.value("MndtId", &sepa_text(&debit.mandate, REFERENCE));
        xml.value("DtOfSgntr", &debit.signed_on.to_string());
        xml.end();
        xml.end();
        self.bank(xml, "DbtrAgt", &debit.bic);
        xml.begin("Dbtr");
        xml.value("Nm", &sepa_text(&debit.debtor, NAME));
        xml.end();
        self.account(xml, "DbtrAcct", &debit.iban);
        xml.begin("RmtInf");
        xml.value("Ustrd", &sepa_text(&debit.number, REMITTANCE));
        xml.end();
        xml.end();
    }

    fn account(&self, xml: &mut Xml, name: &'static str, iban: &str) {
        xml.begin(name);
        xml.begin("Id");
        xml.value("IBAN", iban);
        xml.end();
        xml.end();
    }

    fn bank(&self, xml: &mut Xml, name: &'static str, bic: &str) {
        xml.begin(name);
        xml.begin("FinInstnId");
        if bic.is_empty() {
            xml.begin("Othr");
            xml.value("Id", "NOTPROVIDED");
            xml.end();
        } else {
            xml.value(self.version.bank(), bic);
        }
        xml.end();
        xml.end();
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::exchange::xml::{self, Node};
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn debit(scheme: DebitScheme, sequence: DebitSequence, cents: i64, debtor: &str) -> Collected {
        Collected {
            scheme,
            sequence,
            cents,
            mandate: "M-1".to_owned(),
            signed_on: day("2026-01-02"),
            debtor: debtor.to_owned(),
            iban: "FR7630006000011234567890189".to_owned(),
            bic: String::new(),
            number: "F-2026-0187".to_owned(),
        }
    }

    fn collection(version: Version, debits: Vec<Collected>) -> Collection {
        let creditor = Creditor {
            name: "Atelier du Nord & Fils".to_owned(),
            iban: "BE68539007547034".to_owned(),
            bic: "GKCCBEBB".to_owned(),
            creditor_id: "FR72ZZZ123456".to_owned(),
        };
        Collection { version, creditor, asked_on: day("2026-11-23"), collect_on: day("2026-12-09"), debits }
    }

    /// The elements of the message in the order of the published schema, by the element they stand in; only those that this writer uses
    /// or that stand between them.
    const ORDER: [(&str, &[&str]); 16] = [
        ("CstmrDrctDbtInitn", &["GrpHdr", "PmtInf"]),
        ("GrpHdr", &["MsgId", "CreDtTm", "Authstn", "NbOfTxs", "CtrlSum", "InitgPty", "FwdgAgt"]),
        (
            "PmtInf",
            &[
                "PmtInfId",
                "PmtMtd",
                "BtchBookg",
                "NbOfTxs",
                "CtrlSum",
                "PmtTpInf",
                "ReqdColltnDt",
                "Cdtr",
                "CdtrAcct",
                "CdtrAgt",
                "CdtrAgtAcct",
                "UltmtCdtr",
                "ChrgBr",
                "ChrgsAcct",
                "ChrgsAcctAgt",
                "CdtrSchmeId",
                "DrctDbtTxInf",
            ],
        ),
        ("PmtTpInf", &["InstrPrty", "SvcLvl", "LclInstrm", "SeqTp", "CtgyPurp"]),
        ("Cdtr", &["Nm", "PstlAdr", "Id"]),
        ("Dbtr", &["Nm", "PstlAdr", "Id"]),
        ("CdtrAcct", &["Id"]),
        ("DbtrAcct", &["Id"]),
        ("FinInstnId", &["BIC", "BICFI", "Othr"]),
        ("CdtrSchmeId", &["Nm", "PstlAdr", "Id"]),
        ("Othr", &["Id", "SchmeNm", "Issr"]),
        (
            "DrctDbtTxInf",
            &[
                "PmtId",
                "PmtTpInf",
                "InstdAmt",
                "ChrgBr",
                "DrctDbtTx",
                "UltmtCdtr",
                "DbtrAgt",
                "DbtrAgtAcct",
                "Dbtr",
                "DbtrAcct",
                "UltmtDbtr",
                "InstrForCdtrAgt",
                "Purp",
                "RgltryRptg",
                "Tax",
                "RltdRmtInf",
                "RmtInf",
            ],
        ),
        ("PmtId", &["InstrId", "EndToEndId"]),
        ("DrctDbtTx", &["MndtRltdInf", "CdtrSchmeId", "PreNtfctnId", "PreNtfctnDt"]),
        ("MndtRltdInf", &["MndtId", "DtOfSgntr", "AmdmntInd", "AmdmntInfDtls"]),
        ("RmtInf", &["Ustrd", "Strd"]),
    ];

    fn in_order(node: Node<'_>) {
        let names: Vec<&str> = node.children().map(Node::name).collect();
        if let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == node.name()) {
            let places: Vec<usize> = names.iter().map(|name| order.iter().position(|it| it == name).unwrap_or(usize::MAX)).collect();
            assert!(places.iter().all(|place| *place != usize::MAX) && places.is_sorted(), "{}: {names:?}", node.name());
        }
        node.children().for_each(in_order);
    }

    #[test]
    fn a_file_is_in_the_order_of_the_schema_and_counts_what_it_holds() {
        for version in Version::ALL {
            let debits = vec![
                debit(DebitScheme::Core, DebitSequence::First, 120_000, "Café Zoë"),
                debit(DebitScheme::Core, DebitSequence::Recurring, 5, "B"),
                debit(DebitScheme::B2b, DebitSequence::OneOff, 99, "C"),
                debit(DebitScheme::Core, DebitSequence::First, 1, "D"),
            ];
            let file = collection(version, debits).xml();
            let tree = xml::tree(&file).unwrap();
            let root = tree.root().unwrap();
            in_order(root);
            let message = root.child("CstmrDrctDbtInitn").unwrap();
            let head = message.child("GrpHdr").unwrap();
            // By hand: 1,200.00 + 0.05 + 0.99 + 0.01.
            assert_eq!((head.say("NbOfTxs"), head.say("CtrlSum")), ("4", "1201.05"));
            let groups: Vec<(&str, &str, String)> = message
                .all("PmtInf")
                .map(|group| {
                    let kind = group.child("PmtTpInf").unwrap();
                    let kind = format!("{} {}", kind.say("LclInstrm/Cd"), kind.say("SeqTp"));
                    (group.say("NbOfTxs"), group.say("CtrlSum"), kind)
                })
                .collect();
            let expected = [("2", "1200.01", "CORE FRST"), ("1", "0.05", "CORE RCUR"), ("1", "0.99", "B2B OOFF")];
            assert_eq!(groups.len(), expected.len());
            for (one, (n, sum, kind)) in groups.iter().zip(expected) {
                assert_eq!((one.0, one.1, one.2.as_str()), (n, sum, kind));
            }
            assert!(file.contains(&format!("urn:iso:std:iso:20022:tech:xsd:{}", version.name())));
            assert!(file.contains("<Nm>Cafe Zoe</Nm>") && file.contains("<Nm>Atelier du Nord + Fils</Nm>"));
            assert!(file.contains(if version == Version::V02 { "<BIC>GKCCBEBB</BIC>" } else { "<BICFI>GKCCBEBB</BICFI>" }));
            assert!(file.contains("<Id>NOTPROVIDED</Id>"));
        }
    }

    #[test]
    fn the_same_debits_give_the_same_bytes_and_others_another_name() {
        let one = collection(Version::V02, vec![debit(DebitScheme::Core, DebitSequence::First, 5, "A")]);
        let other = collection(Version::V02, vec![debit(DebitScheme::Core, DebitSequence::First, 6, "A")]);
        assert_eq!(one.xml(), one.clone().xml());
        let name = |file: &str| file.split("<MsgId>").nth(1).and_then(|rest| rest.split('<').next()).unwrap().to_owned();
        assert_ne!(name(&one.xml()), name(&other.xml()));
        assert!(name(&one.xml()).len() + 3 <= 35);
    }

    #[test]
    fn text_is_what_every_bank_carries() {
        assert_eq!(sepa_text("Société « L’Encre » & Cie // n° 3", 70), "Societe L'Encre + Cie / n 3");
        assert_eq!(sepa_text("/F-1/", 70), "F-1");
        assert_eq!(sepa_text("ÉÀÇ œuvre", 5), "EAC o");
    }

    proptest! {
        #[test]
        fn whatever_a_name_holds_the_file_is_read_back(name in any::<String>(), number in any::<String>(), cents in 1_i64..99_999_999_999) {
            let debits = vec![Collected { number, ..debit(DebitScheme::Core, DebitSequence::First, cents, &name) }];
            let file = collection(Version::V08, debits).xml();
            let tree = xml::tree(&file).unwrap();
            let root = tree.root().unwrap();
            in_order(root);
            prop_assert!(is_sepa_text(&sepa_text(&name, 70)) && sepa_text(&name, 70).len() <= 70);
            let amount = root.say("CstmrDrctDbtInitn/PmtInf/DrctDbtTxInf/InstdAmt").to_owned();
            prop_assert_eq!(amount, euros(cents));
        }
    }
}
