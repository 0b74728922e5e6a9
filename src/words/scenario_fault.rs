//! What is wrong with a scenario, in words.

use crate::ledger::ScenarioFault as Fault;

pub(super) fn fr(why: &Fault) -> &'static str {
    match why {
        Fault::NameMissing => "Un scénario a besoin d’un nom.",
        Fault::NoStep => "Un scénario a au moins une étape.",
        Fault::TooMany => "Quarante étapes, ou quarante règles, au plus.",
        Fault::StepTwice { .. } => "Deux étapes portent le même nom.",
        Fault::OutOfOrder { .. } => "Les étapes se suivent dans l’ordre des jours, d’un an avant l’échéance à deux ans après.",
        Fault::FormalFirst { .. } => "Une mise en demeure suit au moins une relance faite après l’échéance.",
        Fault::AfterDecision { .. } => "Rien ne suit la décision\u{202f}: placez-la en dernier.",
        Fault::Pace => {
            "Au plus 90 jours entre deux contacts, 60 de grâce ou de délai\u{202f}; la dernière étape revient après 7 à 365 jours."
        }
        Fault::AmountsCross => "Le montant maximal est inférieur au montant minimal.",
    }
}

pub(super) fn en(why: &Fault) -> &'static str {
    match why {
        Fault::NameMissing => "A scenario needs a name.",
        Fault::NoStep => "A scenario has at least one step.",
        Fault::TooMany => "Forty steps, or forty rules, at most.",
        Fault::StepTwice { .. } => "Two steps have the same name.",
        Fault::OutOfOrder { .. } => {
            "Steps follow one another in the order of their days, from a year before the due date to two years after."
        }
        Fault::FormalFirst { .. } => "A formal notice follows at least one reminder sent after the due date.",
        Fault::AfterDecision { .. } => "Nothing follows the decision: put it last.",
        Fault::Pace => "At most 90 days between two contacts, 60 of grace or to pay; the last step comes again after 7 to 365 days.",
        Fault::AmountsCross => "The most that is owed is less than the least.",
    }
}
