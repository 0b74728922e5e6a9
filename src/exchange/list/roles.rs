//! What each column becomes in the list as a whole: headers first, content where they leave a choice or say nothing.

use super::amounts::{SignEvidence, sign_evidence};
use super::columns::{Confidence, Role};
use super::dates::{OrderEvidence, order_evidence};
use super::mapping::ListKind;
use super::titles::{Meaning, folded};
use crate::basis::money::currency_from_code;

/// What the cells of a column look like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Content {
    filled: u32,
    amounts: u32,
    decimals: u32,
    dates: u32,
    currencies: u32,
    mails: u32,
    /// One word with a digit in it.
    codes: u32,
    /// Letters and a blank, or letters only.
    texts: u32,
}

impl Content {
    /// True where no cell holds anything.
    pub(crate) fn is_empty(&self) -> bool {
        self.filled == 0
    }

    /// Counts the cells.
    pub(crate) fn of<'a>(cells: impl Iterator<Item = &'a String>) -> Self {
        let mut content = Self::default();
        for cell in cells.filter(|cell| !cell.is_empty()) {
            content.filled += 1;
            let raw = cell.as_bytes();
            let is_date = !matches!(order_evidence(raw), OrderEvidence::NotADate) || super::sketch::is_no_date(raw);
            let sign = sign_evidence(raw);
            content.dates += u32::from(is_date);
            content.amounts += u32::from(sign != SignEvidence::NotAnAmount);
            content.decimals += u32::from(matches!(sign, SignEvidence::Only(_) | SignEvidence::Either(_)));
            content.currencies += u32::from(cell.len() == 3 && currency_from_code(cell).is_some());
            content.mails += u32::from(cell.contains('@'));
            let has_digit = cell.bytes().any(|b| b.is_ascii_digit());
            content.codes += u32::from(has_digit && !cell.contains(' ') && !is_date);
            content.texts += u32::from(!has_digit && cell.chars().any(char::is_alphabetic));
        }
        content
    }

    fn mostly(&self, count: u32) -> bool {
        self.filled > 0 && count * 2 > self.filled
    }
}

fn names_an_account(folded: &str) -> bool {
    matches!(
        folded,
        "libelle du compte"
            | "libelle de compte"
            | "libelle compte"
            | "compte lib"
            | "compte libelle"
            | "intitule du compte"
            | "intitule de compte"
            | "intitule compte"
            | "intitule"
            | "nom du compte"
            | "account name"
            | "kontobezeichnung"
            | "kontoname"
            | "bezeichnung"
            | "rekeningnaam"
            | "omschrijving rekening"
    )
}

/// Roles that only one column can have.
fn is_single(role: Role) -> bool {
    !matches!(
        role,
        Role::Ignore | Role::Net | Role::Tax | Role::Address | Role::LegalId | Role::Late { .. } | Role::LineDetail | Role::Status
    )
}

/// The kind of the list and a role for each column; `None` where nothing says who owes what.
pub(crate) fn resolved(
    header: &[String],
    meanings: &[(Meaning, Confidence)],
    contents: &[Content],
    is_rimport: bool,
) -> Option<(ListKind, Vec<(Role, Confidence)>)> {
    if is_rimport {
        return Some((ListKind::Entries, rimport(contents.len())));
    }
    let mut columns = Columns { roles: vec![(Role::Ignore, Confidence::None); contents.len()], meanings, contents };
    columns.take_plain();
    let kind = columns.kind(header);
    let kind = match kind {
        Some(kind) => {
            columns.settle(kind, header);
            kind
        }
        None => columns.by_content()?,
    };
    if !matches!(kind, ListKind::Payments | ListKind::Customers | ListKind::Interactions | ListKind::CreditReports) {
        columns.fill_by_content();
    }
    let has_party = [Role::CustomerCode, Role::CustomerName, Role::ContactName, Role::FirstName, Role::LastName]
        .into_iter()
        .any(|role| columns.has(role));
    let has_number = columns.has(Role::DocumentNumber) || columns.has(Role::SettledNumber);
    (has_party || has_number).then_some((kind, columns.roles))
}

/// The columns of the import form without header.
fn rimport(width: usize) -> Vec<(Role, Confidence)> {
    use Role::{Account, Amount, DocumentNumber, DueOn, Ignore, IssuedOn, Journal, Label, Side};
    let known = [Ignore, Journal, IssuedOn, Account, Ignore, Amount, Side, Ignore, Label, DocumentNumber, Ignore, DueOn];
    (0..width).map(|idx| known.get(idx).map_or((Ignore, Confidence::None), |role| (*role, Confidence::Sure))).collect()
}

struct Columns<'a> {
    roles: Vec<(Role, Confidence)>,
    meanings: &'a [(Meaning, Confidence)],
    contents: &'a [Content],
}

impl Columns<'_> {
    fn has(&self, role: Role) -> bool {
        self.roles.iter().any(|(other, _)| *other == role)
    }

    fn has_meaning(&self, meaning: Meaning) -> bool {
        self.meanings.iter().any(|(other, _)| *other == meaning)
    }

    fn set(&mut self, idx: usize, role: Role, confidence: Confidence) {
        if let Some(slot) = self.roles.get_mut(idx) {
            *slot = (role, confidence);
        }
    }

    /// The first column of this meaning becomes `role`, where no column is it yet.
    fn give(&mut self, meaning: Meaning, role: Role) {
        if self.has(role) {
            return;
        }
        let free =
            self.meanings.iter().enumerate().position(|(idx, (other, _))| *other == meaning && self.is_free(idx) && self.suits(idx, role));
        if let Some(idx) = free {
            self.set(idx, role, Confidence::Sure);
        }
    }

    fn is_free(&self, idx: usize) -> bool {
        self.roles.get(idx).is_none_or(|(role, _)| *role == Role::Ignore)
    }

    /// False where the content contradicts the role outright.
    fn suits(&self, idx: usize, role: Role) -> bool {
        let Some(content) = self.contents.get(idx) else { return true };
        if content.filled == 0 {
            return true;
        }
        if super::sketch::is_amount(role) {
            return content.amounts * 5 > content.filled;
        }
        if super::sketch::is_date(role) {
            return content.dates * 5 > content.filled;
        }
        match role {
            Role::Currency => content.currencies * 2 > content.filled || content.texts > 0,
            Role::Email => content.mails > 0,
            _ => true,
        }
    }

    /// Roles that headers give by themselves; of two columns for one role the surer wins, then the left one.
    fn take_plain(&mut self) {
        let mut given = [false; Role::SLOTS];
        for wanted in [Confidence::Sure, Confidence::Likely] {
            for idx in 0..self.meanings.len() {
                let Some((Meaning::Is(role), confidence)) = self.meanings.get(idx).copied() else { continue };
                let role = self.paid_how(idx, role);
                let Some(given) = given.get_mut(role.slot()) else { continue };
                if confidence == wanted && self.suits(idx, role) && !(is_single(role) && *given) {
                    *given = true;
                    self.set(idx, role, confidence);
                }
            }
        }
    }

    /// "Réglée le" holds the day, "Réglée ?" yes or no, "Réglé" the amount: the content tells.
    fn paid_how(&self, idx: usize, role: Role) -> Role {
        match self.contents.get(idx) {
            Some(content) if role == Role::Paid && !self.suits(idx, role) => {
                if content.mostly(content.dates) {
                    Role::PaidOn
                } else if content.mostly(content.texts) {
                    Role::Status
                } else {
                    role
                }
            }
            _ => role,
        }
    }

    fn kind(&self, header: &[String]) -> Option<ListKind> {
        let ages = self.roles.iter().filter(|(role, _)| matches!(role, Role::Late { .. } | Role::NotDue)).count();
        let has_any_amount = self.has_meaning(Meaning::AnyAmount);
        let has_number = self.has(Role::DocumentNumber) || self.has_meaning(Meaning::AnyNumber);
        if ages >= 2 {
            return Some(if has_number { ListKind::OpenItems } else { ListKind::AgedBalance });
        }
        if self.has(Role::Debit) || self.has(Role::Credit) || (self.has(Role::Side) && self.has(Role::Account)) {
            return Some(ListKind::Entries);
        }
        let says_payment =
            self.has(Role::PaymentReference) || self.has(Role::Allocated) || self.has(Role::Reverses) || self.has(Role::PaidOn);
        let has_money = has_any_amount || self.has(Role::Amount) || self.has(Role::Paid);
        let has_document = [Role::Gross, Role::Net, Role::Open, Role::DueOn, Role::IssuedOn].into_iter().any(|role| self.has(role));
        if says_payment && has_money && !has_document {
            return Some(ListKind::Payments);
        }
        let has_amount = has_money || [Role::Gross, Role::Net, Role::Open, Role::UnitPrice].into_iter().any(|role| self.has(role));
        if has_amount && (has_number || self.has_meaning(Meaning::Party) || self.has(Role::CustomerCode) || self.has(Role::CustomerName)) {
            return Some(if self.has(Role::Open) && !self.has(Role::PaidOn) { ListKind::OpenItems } else { ListKind::Documents });
        }
        let is_dated = self.has(Role::IssuedOn) || self.has(Role::DueOn) || self.has_meaning(Meaning::AnyDate);
        let is_told = self.has(Role::Label) || self.has(Role::Notes);
        let names_person = self.has(Role::FirstName) || self.has(Role::LastName) || self.has(Role::ContactName);
        let describes = [Role::Email, Role::Phone, Role::Address, Role::City, Role::Country, Role::LegalId, Role::Terms, Role::PostalCode];
        let names = self.has_meaning(Meaning::Party) || self.has(Role::CustomerName) || self.has(Role::CustomerCode);
        let says_more = describes.into_iter().any(|role| self.has(role));
        if names && is_dated && is_told && !has_number && (self.has(Role::Way) || !says_more) {
            return Some(ListKind::Interactions);
        }
        // A list of customers may say a limit too; one of reports says little else.
        let rates = self.has(Role::Score) || self.has(Role::Grade) || (self.has(Role::CreditLimit) && is_dated);
        if names && rates && !has_number {
            return Some(ListKind::CreditReports);
        }
        let is_customers =
            (names || names_person) && !header.is_empty() && !has_number && (says_more || names_person || self.has(Role::CustomerCode));
        if is_customers {
            return Some(ListKind::Customers);
        }
        // Titles of documents whose amounts stand under titles nobody knows: content finds them.
        None
    }

    fn settle(&mut self, kind: ListKind, header: &[String]) {
        use Meaning::{AnyAmount, AnyDate, AnyNumber, Reference};
        match kind {
            ListKind::Payments => {
                if !self.has(Role::Amount) && !self.has_meaning(AnyAmount) {
                    for slot in &mut self.roles {
                        if slot.0 == Role::Paid {
                            slot.0 = Role::Amount;
                        }
                    }
                }
                self.give(AnyAmount, Role::Amount);
                self.give(AnyDate, Role::PaidOn);
                for slot in &mut self.roles {
                    if slot.0 == Role::DocumentNumber {
                        slot.0 = Role::SettledNumber;
                    }
                }
                if self.has(Role::SettledNumber) || self.has(Role::PaymentReference) {
                    self.give(AnyNumber, if self.has(Role::SettledNumber) { Role::PaymentReference } else { Role::SettledNumber });
                }
                self.give(Reference, Role::PaymentReference);
            }
            ListKind::Interactions => {
                self.give(AnyDate, Role::IssuedOn);
                self.give(Meaning::Is(Role::Label), Role::Notes);
                for slot in &mut self.roles {
                    if slot.0 == Role::Kind {
                        slot.0 = Role::Way;
                    }
                }
                self.people(header);
            }
            ListKind::CreditReports => {
                self.give(AnyDate, Role::IssuedOn);
                self.give(Reference, Role::CustomerCode);
                self.give(AnyNumber, Role::CustomerCode);
            }
            ListKind::Customers => {
                self.people(header);
                self.give(Reference, Role::CustomerCode);
                self.give(AnyNumber, Role::CustomerCode);
            }
            ListKind::AgedBalance => {
                self.give(Reference, Role::CustomerCode);
                self.give(AnyAmount, Role::Total);
            }
            ListKind::Documents | ListKind::OpenItems => {
                self.give(AnyNumber, Role::DocumentNumber);
                self.give(Reference, Role::DocumentNumber);
                self.give(AnyDate, Role::IssuedOn);
                let has_ages = self.roles.iter().any(|(role, _)| matches!(role, Role::Late { .. } | Role::NotDue));
                if has_ages && !self.has(Role::Open) {
                    self.give(AnyAmount, Role::Open);
                } else {
                    self.give(AnyAmount, Role::Gross);
                }
                self.accounts_for_customers(header);
                // What a payment list would need, and this is none.
                for slot in &mut self.roles {
                    if matches!(slot.0, Role::Discount | Role::Charges | Role::Interest | Role::Allocated | Role::Account | Role::Journal) {
                        *slot = (Role::Ignore, Confidence::None);
                    }
                }
            }
            ListKind::Entries => {
                self.give(AnyNumber, Role::DocumentNumber);
                self.give(Reference, Role::DocumentNumber);
                self.give(AnyDate, Role::IssuedOn);
                self.give(AnyAmount, Role::Amount);
                // The running balance of an account is no open amount.
                for slot in &mut self.roles {
                    if matches!(slot.0, Role::Open | Role::Total | Role::Paid) {
                        *slot = (Role::Ignore, Confidence::None);
                    }
                }
            }
        }
        self.parties();
        if !matches!(kind, ListKind::Customers | ListKind::Interactions) {
            for slot in &mut self.roles {
                if matches!(slot.0, Role::ContactName | Role::FirstName | Role::LastName | Role::JobTitle | Role::Way | Role::Notes) {
                    *slot = (Role::Ignore, Confidence::None);
                }
            }
        }
        if kind != ListKind::CreditReports {
            for slot in &mut self.roles {
                if matches!(slot.0, Role::Score | Role::Grade | Role::CreditLimit | Role::Source) {
                    *slot = (Role::Ignore, Confidence::None);
                }
            }
        }
        if kind == ListKind::Entries {
            self.account_names(header);
        }
    }

    /// Beside a column of companies, "contact" is a person there, and "name" beside "first name" is the family's.
    fn people(&mut self, header: &[String]) {
        let titles: Vec<String> = header.iter().map(|cell| folded(cell)).collect();
        let says = |idx: usize, words: &[&str]| titles.get(idx).is_some_and(|title| title.split(' ').any(|word| words.contains(&word)));
        let is_person = |idx: usize| says(idx, &["contact", "interlocuteur", "person", "personne"]);
        let is_firm = |idx: usize| says(idx, &["societe", "company", "entreprise", "organization", "organisation"]);
        let is_company =
            |idx: usize| says(idx, &["societe", "company", "entreprise", "organization", "organisation", "client", "customer", "raison"]);
        let names: Vec<usize> = (0..self.meanings.len())
            .filter(|idx| {
                let is_party = self.meanings.get(*idx).is_some_and(|(meaning, _)| *meaning == Meaning::Party) && self.is_free(*idx);
                is_party || self.roles.get(*idx).is_some_and(|(role, _)| *role == Role::CustomerName)
            })
            .collect();
        let company = names.iter().copied().find(|idx| is_company(*idx) && !is_person(*idx));
        let company = company.or_else(|| {
            // An export of contacts of one CRM calls the company an account.
            let is_account = |title: &String| matches!(title.as_str(), "account name" | "account" | "company account" | "compte");
            titles.iter().position(is_account).filter(|_| self.has(Role::FirstName) || self.has(Role::LastName) || self.has(Role::Way))
        });
        let has_first = self.has(Role::FirstName);
        for idx in names.into_iter().filter(|idx| Some(*idx) != company) {
            let is_plain_name = titles.get(idx).is_some_and(|title| matches!(title.as_str(), "nom" | "name" | "naam"));
            if has_first && is_plain_name {
                let role = if self.has(Role::LastName) { Role::ContactName } else { Role::LastName };
                self.set(idx, role, Confidence::Likely);
            } else if company.is_some_and(|at| is_person(idx) || (is_plain_name && is_firm(at))) {
                self.set(idx, Role::ContactName, Confidence::Likely);
            }
        }
        if let Some(idx) = company
            && self.roles.iter().all(|(role, _)| *role != Role::CustomerName)
        {
            let is_titled = self.meanings.get(idx).is_some_and(|(meaning, _)| *meaning == Meaning::Party);
            self.set(idx, Role::CustomerName, if is_titled { Confidence::Sure } else { Confidence::Likely });
        }
    }

    /// Where nothing else names the customer, its account does.
    fn accounts_for_customers(&mut self, header: &[String]) {
        if self.has(Role::CustomerCode) || self.has(Role::CustomerName) || self.has_meaning(Meaning::Party) {
            return;
        }
        if let Some(idx) = self.roles.iter().position(|(role, _)| *role == Role::Account) {
            self.set(idx, Role::CustomerCode, Confidence::Likely);
            self.account_names(header);
        }
    }

    /// The column that names the accounts names the customers.
    fn account_names(&mut self, header: &[String]) {
        let named = header.iter().position(|cell| names_an_account(&folded(cell)));
        if let Some(idx) = named.filter(|_| !self.has(Role::CustomerName)) {
            self.set(idx, Role::CustomerName, Confidence::Likely);
        }
    }

    /// Columns that name the customer: code or name, as the others and the content tell.
    fn parties(&mut self) {
        let parties: Vec<usize> = (0..self.meanings.len())
            .filter(|idx| self.meanings.get(*idx).is_some_and(|(m, _)| *m == Meaning::Party) && self.is_free(*idx))
            .collect();
        let looks_like_code = |idx: usize| self.contents.get(idx).is_some_and(|content| content.mostly(content.codes));
        let codes: Vec<bool> = parties.iter().map(|idx| looks_like_code(*idx)).collect();
        let has_several = parties.len() > 1;
        for (idx, is_code) in parties.into_iter().zip(codes) {
            let role = match (self.has(Role::CustomerCode), self.has(Role::CustomerName)) {
                (false, true) => Role::CustomerCode,
                (true, false) => Role::CustomerName,
                (false, false) if is_code && has_several => Role::CustomerCode,
                (false, false) => Role::CustomerName,
                (true, true) => break,
            };
            self.set(idx, role, Confidence::Sure);
        }
    }

    /// A list without titles: documents, if there are a name, a date and an amount.
    fn by_content(&mut self) -> Option<ListKind> {
        self.parties();
        self.fill_by_content();
        let has_amount = self.has(Role::Gross) || self.has(Role::Open) || self.has(Role::Net);
        let has_party = self.has(Role::CustomerName) || self.has(Role::CustomerCode);
        (has_amount && has_party && (self.has(Role::IssuedOn) || self.has(Role::DueOn))).then_some(ListKind::Documents)
    }

    /// Gives what is missing to columns whose header says nothing and whose content fits.
    fn fill_by_content(&mut self) {
        let has_amount = [Role::Gross, Role::Open, Role::Net, Role::Debit, Role::Credit, Role::Amount, Role::UnitPrice, Role::NotDue]
            .into_iter()
            .any(|role| self.has(role));
        let is_titled = self.meanings.iter().any(|(meaning, _)| *meaning != Meaning::Unknown);
        // Each of these is given once: no column is looked at against all others again when none is left to give.
        let mut free = [Role::Email, Role::IssuedOn, Role::DueOn, Role::Currency, Role::Gross, Role::DocumentNumber, Role::CustomerName]
            .map(|role| (role, !self.has(role)));
        for idx in 0..self.contents.len() {
            let Some(content) = self.contents.get(idx).copied() else { continue };
            let says_nothing = self.meanings.get(idx).is_none_or(|(meaning, _)| *meaning == Meaning::Unknown);
            if !says_nothing || !self.is_free(idx) || content.filled == 0 {
                continue;
            }
            // Beside known titles only an unmistakable content counts.
            let holds = |role: Role| match role {
                Role::Email => content.mostly(content.mails),
                _ if is_titled => false,
                Role::IssuedOn | Role::DueOn => content.mostly(content.dates),
                Role::Currency => content.mostly(content.currencies),
                Role::Gross => content.mostly(content.decimals) && !has_amount,
                Role::DocumentNumber => content.mostly(content.codes) && !content.mostly(content.decimals),
                _ => content.mostly(content.texts),
            };
            let Some((role, is_free)) = free.iter_mut().find(|(role, is_free)| *is_free && holds(*role)) else { continue };
            *is_free = false;
            let role = *role;
            self.set(idx, role, Confidence::Likely);
        }
        if !has_amount && !self.has(Role::Gross) {
            // Whole amounts only.
            let found = (0..self.contents.len()).rev().find(|idx| {
                self.is_free(*idx)
                    && self.contents.get(*idx).is_some_and(|content| content.mostly(content.amounts) && !content.mostly(content.dates))
            });
            if let Some(idx) = found {
                self.set(idx, Role::Gross, Confidence::Likely);
            }
        }
    }
}
