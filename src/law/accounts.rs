//! The usual accounts for what happens to a debt, by the seller's country: a proposal of numbers, each with how sure it is.
//!
//! Charts of accounts are the accountant's business: every number can be replaced. Countries without a chart here have none proposed.

use super::source::{
    Source,
    Status::{Earlier, Unverified, Verified},
};
use crate::ledger::AccountRole;

/// A number that the usual chart has for a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChartAccount {
    /// The number.
    pub number: &'static str,
    /// Where it is from, and how sure.
    pub source: &'static Source,
}

static FR_CHART: Source = Source::of("Plan comptable général", Earlier);
static FR_EXCHANGE: Source = Source::of("Plan comptable général : 656 et 756 pour les créances commerciales, 666 et 766 sinon", Unverified);
static FR_HABIT: Source = Source::of("Usage ; comptes du plan de 2025 non relus", Unverified);
static FR_RECOVERY: Source = Source::of("Usage : 7714 avant le plan de 2025, non relu", Unverified);
static BE_HABIT: Source = Source::of("Plan comptable minimum normalisé, usage", Unverified);
static BE_LOSS: Source = Source::of("IPCF, note 105 (2001) : 6470 et 4115 ; l’usage dit 642", Unverified);

/// The number proposed for a role to a seller in `country` (ISO 3166-1, blank for France); `None` where none is known.
#[must_use]
pub fn chart_account(country: &str, role: AccountRole) -> Option<ChartAccount> {
    use AccountRole as Role;
    let (number, source) = match country.trim().to_ascii_uppercase().as_str() {
        "" | "FR" => match role {
            Role::Customers => ("411", &FR_CHART),
            Role::Doubtful => ("416", &FR_CHART),
            Role::SalesTax | Role::LossTax => ("44571", &FR_CHART),
            Role::Discount => ("665", &FR_CHART),
            Role::Loss => ("654", &FR_CHART),
            Role::Recovery => ("7714", &FR_RECOVERY),
            Role::ExchangeLoss => ("656", &FR_EXCHANGE),
            Role::ExchangeGain => ("756", &FR_EXCHANGE),
            Role::Interest => ("763", &FR_HABIT),
            Role::Compensation => ("7588", &FR_HABIT),
            Role::ImpairmentExpense => ("68174", &FR_CHART),
            Role::ImpairmentIncome => ("78174", &FR_CHART),
            Role::Impairment => ("491", &FR_CHART),
        },
        "BE" => match role {
            Role::Customers => ("400", &BE_HABIT),
            Role::Doubtful => ("407", &BE_HABIT),
            Role::SalesTax => ("451", &BE_HABIT),
            Role::LossTax => ("4115", &BE_LOSS),
            Role::Discount => ("657", &BE_HABIT),
            Role::Loss => ("6470", &BE_LOSS),
            Role::Recovery => ("743", &BE_HABIT),
            Role::ExchangeLoss => ("654", &BE_HABIT),
            Role::ExchangeGain => ("754", &BE_HABIT),
            Role::Interest => ("756", &BE_HABIT),
            Role::Compensation => ("743", &BE_HABIT),
            Role::ImpairmentExpense | Role::ImpairmentIncome => ("634", &BE_HABIT),
            Role::Impairment => ("409", &BE_HABIT),
        },
        _ => return None,
    };
    Some(ChartAccount { number, source })
}

/// That a discount really granted leaves the taxable amount.
pub static FR_DISCOUNT_TAX: Source = Source::of("CGI, art. 267, II, 1°", Earlier);

/// That the tax is counted from the start on the amount after discount, taken or not.
pub static BE_DISCOUNT_TAX: Source = Source::of("Code TVA belge, art. 28, 1°", Verified);

/// That the tax of a debt that is lost is got back.
pub static FR_LOSS_TAX: Source = Source::of("CGI, art. 272, 1", Verified);

/// The same in Belgium.
pub static BE_LOSS_TAX: Source = Source::of("Code TVA belge, art. 77, § 1er, 7°", Unverified);

/// Whether a discount for early payment lowers the tax, and the text; `None` where no rule is known.
#[must_use]
pub fn discount_lowers_tax(country: &str) -> Option<(bool, &'static Source)> {
    match country.trim().to_ascii_uppercase().as_str() {
        "" | "FR" => Some((true, &FR_DISCOUNT_TAX)),
        "BE" => Some((false, &BE_DISCOUNT_TAX)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_a_number_in_france_and_belgium_and_none_elsewhere() {
        for role in AccountRole::ALL {
            for country in ["FR", "be", ""] {
                let account = chart_account(country, role);
                assert!(account.is_some_and(|it| it.number.bytes().all(|byte| byte.is_ascii_digit())), "{country} {role:?}");
            }
            assert_eq!(chart_account("DE", role), None);
        }
        assert_eq!(chart_account("BE", AccountRole::Interest).map(|it| it.source.status), Some(Unverified));
        assert_eq!(discount_lowers_tax("BE").map(|(lowers, _)| lowers), Some(false));
    }
}
