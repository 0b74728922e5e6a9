//! What was done, in the few words with which history and undo name it.

use crate::journal::{Cause, Deed};

/// Its words.
pub struct History {
    /// What a deed by hand is called.
    pub deed: fn(Deed) -> &'static str,
    /// An import, by its file's name.
    pub import: fn(&str) -> String,
    /// An undo.
    pub undo: &'static str,
    /// A merge.
    pub merge: &'static str,
    /// A redaction.
    pub redaction: &'static str,
    /// So many events.
    pub events: fn(&str, u32) -> String,
    /// It no longer counts.
    pub undone: &'static str,
    /// The undo took something back.
    pub taken_back: fn(&str) -> String,
}

impl History {
    /// What a batch is called.
    #[must_use]
    pub fn cause(&self, cause: &Cause) -> String {
        match cause {
            Cause::ByHand { deed } => (self.deed)(*deed).to_owned(),
            Cause::Import { file, .. } => (self.import)(file),
            Cause::Undo { .. } => self.undo.to_owned(),
            Cause::Merge => self.merge.to_owned(),
            Cause::Redaction { .. } => self.redaction.to_owned(),
        }
    }
}

/// French.
pub const FR: History = History {
    deed: |deed| match deed {
        Deed::DescribeCompany => "votre fiche d’entreprise",
        Deed::AddCustomer => "un nouveau client",
        Deed::DescribeCustomer => "une fiche client",
        Deed::SetCustomerKind => "la nature de clients",
        Deed::AgreeTerms => "des conditions de règlement",
        Deed::AgreeDueDate => "une échéance convenue",
        Deed::IssueDocument => "une pièce saisie",
        Deed::ReceivePayment => "un encaissement",
        Deed::Allocate => "une imputation",
        Deed::EndAllocation => "la fin d’une imputation",
        Deed::MarkSent => "une relance envoyée",
        Deed::SkipStep => "une étape laissée de côté",
        Deed::StartChase => "le début des relances",
        Deed::CheckBank => "la banque vérifiée",
        Deed::RememberMapping => "la lecture d’une liste",
        Deed::Refund => "un remboursement",
        Deed::Discount => "un escompte",
        Deed::SetOff => "une compensation",
        Deed::WriteOff => "une perte",
        Deed::ExchangeDifference => "un écart de change",
        Deed::TakeBack => "un paiement rejeté",
        Deed::RecoverWrittenOff => "une perte récupérée",
        Deed::MoveAllocation => "une imputation déplacée",
        Deed::OpenDispute => "un litige",
        Deed::CloseDispute => "la fin d’un litige",
        Deed::NotePromise => "une promesse",
        Deed::EndPromise => "la fin d’une promesse",
        Deed::NoteInsolvency => "une procédure collective",
        Deed::EndInsolvency => "la fin d’une procédure collective",
        Deed::ClosePeriod => "une clôture",
        Deed::ReopenPeriod => "une réouverture",
        Deed::StateRate => "un taux",
        Deed::SetSegment => "un segment",
        Deed::SetResponsible => "un responsable",
        Deed::SetParent => "un groupe",
        Deed::DescribeContacts => "des contacts",
        Deed::DetailDocument => "les mentions d’un document",
        Deed::ExplainBankLines => "des lignes de banque expliquées",
        Deed::ReopenBankLines => "des lignes de banque rouvertes",
        Deed::TeachMatching => "ce que le rapprochement a appris",
        Deed::TakeSureMatches => "le réglage des rapprochements sûrs",
        Deed::AskClaims => "des pénalités demandées",
        Deed::NoteClaimPaid => "des pénalités payées",
        Deed::WaiveClaim => "des pénalités abandonnées",
        Deed::AgreeConditions => "des conditions de règlement",
        Deed::ReviewTerms => "une revue des conditions",
        Deed::StateExchangeRate => "un cours de change",
        Deed::AgreeSmallDifferences => "une règle de petits écarts",
        Deed::AssignDocuments => "une cession à l’affactureur",
        Deed::EndAssignment => "la fin d’une cession",
        Deed::AcceptBill => "une traite acceptée",
        Deed::ReturnBill => "une traite revenue impayée",
        Deed::Other => "un geste d’une version plus récente",
    },
    import: |file| format!("l’import de {file}"),
    undo: "une annulation",
    merge: "la réunion de deux copies",
    redaction: "un effacement de données personnelles",
    events: |number, n| if n == 1 { "1 fait".to_owned() } else { format!("{number} faits") },
    undone: "annulé",
    taken_back: |what| format!("Annulé\u{202f}: {what}."),
};

/// English.
pub const EN: History = History {
    deed: |deed| match deed {
        Deed::DescribeCompany => "your company’s sheet",
        Deed::AddCustomer => "a new customer",
        Deed::DescribeCustomer => "a customer’s sheet",
        Deed::SetCustomerKind => "what customers are",
        Deed::AgreeTerms => "payment terms",
        Deed::AgreeDueDate => "an agreed due date",
        Deed::IssueDocument => "a document typed in",
        Deed::ReceivePayment => "a payment",
        Deed::Allocate => "an allocation",
        Deed::EndAllocation => "the end of an allocation",
        Deed::MarkSent => "a reminder sent",
        Deed::SkipStep => "a step left out",
        Deed::StartChase => "where chasing begins",
        Deed::CheckBank => "the bank checked",
        Deed::RememberMapping => "how a list is read",
        Deed::Refund => "a refund",
        Deed::Discount => "a discount",
        Deed::SetOff => "a set-off",
        Deed::WriteOff => "a write-off",
        Deed::ExchangeDifference => "an exchange difference",
        Deed::TakeBack => "a payment taken back",
        Deed::RecoverWrittenOff => "a recovered loss",
        Deed::MoveAllocation => "an allocation moved",
        Deed::OpenDispute => "a dispute",
        Deed::CloseDispute => "the end of a dispute",
        Deed::NotePromise => "a promise",
        Deed::EndPromise => "the end of a promise",
        Deed::NoteInsolvency => "insolvency proceedings",
        Deed::EndInsolvency => "the end of insolvency proceedings",
        Deed::ClosePeriod => "a closing of the books",
        Deed::ReopenPeriod => "a reopening of the books",
        Deed::StateRate => "a rate",
        Deed::SetSegment => "a segment",
        Deed::SetResponsible => "who is responsible",
        Deed::SetParent => "a group",
        Deed::DescribeContacts => "contacts",
        Deed::DetailDocument => "a document’s details",
        Deed::ExplainBankLines => "bank lines explained",
        Deed::ReopenBankLines => "bank lines opened again",
        Deed::TeachMatching => "what matching learned",
        Deed::TakeSureMatches => "how sure matches are taken",
        Deed::AskClaims => "interest asked for",
        Deed::NoteClaimPaid => "interest paid",
        Deed::WaiveClaim => "interest given up",
        Deed::AgreeConditions => "conditions of payment",
        Deed::ReviewTerms => "a review of the terms",
        Deed::StateExchangeRate => "an exchange rate",
        Deed::AgreeSmallDifferences => "a rule for small differences",
        Deed::AssignDocuments => "an assignment to a factor",
        Deed::EndAssignment => "the end of an assignment",
        Deed::AcceptBill => "a bill accepted",
        Deed::ReturnBill => "a bill returned unpaid",
        Deed::Other => "something from a newer version",
    },
    import: |file| format!("the import of {file}"),
    undo: "an undo",
    merge: "two copies made one",
    redaction: "personal data erased",
    events: |number, n| if n == 1 { "1 fact".to_owned() } else { format!("{number} facts") },
    undone: "undone",
    taken_back: |what| format!("Taken back: {what}."),
};
