//! Cross Industry Invoice D16B and D22B (Factur-X, ZUGFeRD 2, XRechnung in CII), and its forerunner in ZUGFeRD 1.
//!
//! Every element is optional here, whatever the schema says: what is missing is told when it is booked.

use super::ReadError;
use super::einvoice::{DiscountLine, EInvoice, ItemLine, Means, Party, Syntax, TaxLine, amount, day};
use super::xml::Node;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Names that differ between the norm and ZUGFeRD 1.
struct Names {
    context: &'static str,
    document: &'static str,
    trade: &'static str,
    agreement: &'static str,
    settlement: &'static str,
    sums: &'static str,
    percent: &'static str,
}

const CII: Names = Names {
    context: "ExchangedDocumentContext",
    document: "ExchangedDocument",
    trade: "SupplyChainTradeTransaction",
    agreement: "ApplicableHeaderTradeAgreement",
    settlement: "ApplicableHeaderTradeSettlement",
    sums: "SpecifiedTradeSettlementHeaderMonetarySummation",
    percent: "RateApplicablePercent",
};

const ZUGFERD_1: Names = Names {
    context: "SpecifiedExchangedDocumentContext",
    document: "HeaderExchangedDocument",
    trade: "SpecifiedSupplyChainTradeTransaction",
    agreement: "ApplicableSupplyChainTradeAgreement",
    settlement: "ApplicableSupplyChainTradeSettlement",
    sums: "SpecifiedTradeSettlementMonetarySummation",
    percent: "ApplicablePercent",
};

/// An invoice whose outermost element is `root`.
///
/// # Errors
/// None yet: what is missing is told when it is booked.
pub fn parse(root: Node<'_>) -> Result<EInvoice, ReadError> {
    let first = root.name() == "CrossIndustryDocument";
    let names = if first { &ZUGFERD_1 } else { &CII };
    let mut invoice = EInvoice::new(if first { Syntax::Zugferd1 } else { Syntax::Cii });
    if let Some(context) = root.child(names.context) {
        context.say("GuidelineSpecifiedDocumentContextParameter/ID").clone_into(&mut invoice.profile);
    }
    if let Some(document) = root.child(names.document) {
        document.say("ID").clone_into(&mut invoice.number);
        document.say("TypeCode").clone_into(&mut invoice.type_code);
        invoice.issued_on = date(document.at("IssueDateTime"));
        let notes = document.all("IncludedNote");
        invoice.notes = notes.map(|note| (note.say("SubjectCode").to_owned(), note.say("Content").to_owned())).collect();
    }
    let Some(trade) = root.child(names.trade) else { return Ok(invoice) };
    if let Some(agreement) = trade.child(names.agreement) {
        agreement.say("BuyerReference").clone_into(&mut invoice.buyer_reference);
        let order = agreement.child("BuyerOrderReferencedDocument");
        order.map(reference).unwrap_or_default().clone_into(&mut invoice.order_reference);
        if let Some(found) = agreement.child("SellerTradeParty") {
            invoice.seller = party(found);
        }
        if let Some(found) = agreement.child("BuyerTradeParty") {
            invoice.buyer = party(found);
        }
    }
    invoice.lines = u32::try_from(trade.all("IncludedSupplyChainTradeLineItem").count()).unwrap_or(u32::MAX);
    invoice.items = trade.all("IncludedSupplyChainTradeLineItem").filter_map(|found| item(found, names)).collect();
    if let Some(settlement) = trade.child(names.settlement) {
        invoice.items.extend(beside(settlement, names));
        settled(settlement, names, &mut invoice);
    }
    Ok(invoice)
}

/// One line; groups of lines and bare notes, which ZUGFeRD knows, have no amount and are none.
fn item(found: Node<'_>, names: &Names) -> Option<ItemLine> {
    let settlement = found.child("SpecifiedLineTradeSettlement").or(found.child("SpecifiedSupplyChainTradeSettlement"))?;
    let sums = settlement.child("SpecifiedTradeSettlementLineMonetarySummation");
    let sums = sums.or(settlement.child("SpecifiedTradeSettlementMonetarySummation"))?;
    let kind = found.say("AssociatedDocumentLineDocument/LineStatusReasonCode");
    if matches!(kind, "GROUP" | "INFORMATION") {
        return None;
    }
    let delivery = found.child("SpecifiedLineTradeDelivery").or(found.child("SpecifiedSupplyChainTradeDelivery"));
    let name = [found.say("SpecifiedTradeProduct/Name"), found.say("SpecifiedTradeProduct/Description")];
    Some(ItemLine {
        label: name.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned(),
        quantity: delivery.and_then(|delivery| amount(delivery.say("BilledQuantity"))),
        net: Some(amount(sums.say("LineTotalAmount"))?),
        percent: settlement.child("ApplicableTradeTax").and_then(|tax| amount(tax.say(names.percent))),
    })
}

/// What is taken off or added for the whole document.
fn beside(settlement: Node<'_>, names: &Names) -> Vec<ItemLine> {
    let mut all: Vec<ItemLine> = Vec::new();
    for found in settlement.all("SpecifiedTradeAllowanceCharge") {
        let adds = found.say("ChargeIndicator/Indicator").eq_ignore_ascii_case("true");
        all.push(ItemLine {
            label: found.say("Reason").to_owned(),
            quantity: None,
            net: amount(found.say("ActualAmount")).map(|sum| if adds { sum } else { -sum }),
            percent: found.child("CategoryTradeTax").and_then(|tax| amount(tax.say(names.percent))),
        });
    }
    for found in settlement.all("SpecifiedLogisticsServiceCharge") {
        all.push(ItemLine {
            label: found.say("Description").to_owned(),
            quantity: None,
            net: amount(found.say("AppliedAmount")),
            percent: found.child("AppliedTradeTax").and_then(|tax| amount(tax.say(names.percent))),
        });
    }
    all
}

/// Of a referenced document.
fn reference(document: Node<'_>) -> &str {
    let number = document.say("IssuerAssignedID");
    if number.is_empty() { document.say("ID") } else { number }
}

/// A date in its element: `DateTimeString` in a format, or text.
fn date(element: Option<Node<'_>>) -> Option<NaiveDate> {
    let element = element?;
    let text = element.at("DateTimeString").or(element.at("DateString")).map_or_else(|| element.text(), Node::text);
    day(text)
}

fn party(found: Node<'_>) -> Party {
    let legal = found.child("SpecifiedLegalOrganization");
    let contact = found.child("DefinedTradeContact");
    let of = |way: &str| contact.map(|contact| contact.say(way)).unwrap_or_default().to_owned();
    let trading = legal.map(|legal| legal.say("TradingBusinessName")).unwrap_or_default();
    let name = [found.say("Name"), trading];
    let phone = of("TelephoneUniversalCommunication/CompleteNumber");
    let mut party = Party {
        name: name.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned(),
        legal_id: legal.map(|legal| legal.say("ID")).unwrap_or_default().to_owned(),
        assigned_id: found.say("ID").to_owned(),
        email: of("EmailURIUniversalCommunication/URIID"),
        phone,
        country: found.say("PostalTradeAddress/CountryID").to_uppercase(),
        address: found.child("PostalTradeAddress").map(address).unwrap_or_default(),
        line: found.line(),
        ..Party::default()
    };
    if party.email.is_empty() {
        party.email = of("EmailURIUniversalCommunication/CompleteNumber");
    }
    for registration in found.all("SpecifiedTaxRegistration") {
        let Some(id) = registration.child("ID") else { continue };
        if id.attribute("schemeID").eq_ignore_ascii_case("VA") && party.vat.is_empty() {
            id.text().clone_into(&mut party.vat);
        }
        party.ids.push(id.text().to_owned());
    }
    party.ids.push(party.legal_id.clone());
    party.ids.extend(found.all("GlobalID").map(|id| id.text().to_owned()));
    party.ids.push(found.say("URIUniversalCommunication/URIID").to_owned());
    party.ids.push(party.assigned_id.clone());
    party.ids.retain(|id| !id.is_empty());
    party
}

fn address(found: Node<'_>) -> String {
    let town = [found.say("PostcodeCode"), found.say("CityName")].join(" ");
    let lines = [found.say("LineOne"), found.say("LineTwo"), found.say("LineThree"), town.trim()];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn settled(settlement: Node<'_>, names: &Names, invoice: &mut EInvoice) {
    settlement.say("InvoiceCurrencyCode").clone_into(&mut invoice.currency);
    settlement.say("PaymentReference").clone_into(&mut invoice.payment_reference);
    for means in settlement.all("SpecifiedTradeSettlementPaymentMeans") {
        let account = means.child("PayeePartyCreditorFinancialAccount");
        let iban = account.map(|account| account.say("IBANID")).unwrap_or_default();
        let other = account.map(|account| account.say("ProprietaryID")).unwrap_or_default();
        let account = if iban.is_empty() { other } else { iban };
        invoice.means.push(Means { code: means.say("TypeCode").to_owned(), account: account.to_owned() });
    }
    if let Some(sums) = settlement.child(names.sums) {
        let of = |name: &str| {
            // The tax may be stated a second time in the currency of the books.
            let stated = || sums.all(name);
            let ours = stated().find(|sum| {
                let currency = sum.attribute("currencyID");
                currency.is_empty() || invoice.currency.is_empty() || currency.eq_ignore_ascii_case(&invoice.currency)
            });
            ours.or_else(|| stated().next()).and_then(|sum| amount(sum.text()))
        };
        let found = [
            of("TaxBasisTotalAmount"),
            of("TaxTotalAmount"),
            of("GrandTotalAmount"),
            of("TotalPrepaidAmount"),
            of("RoundingAmount"),
            of("DuePayableAmount"),
        ];
        [invoice.net, invoice.tax, invoice.gross, invoice.prepaid, invoice.rounding, invoice.payable] = found;
        if invoice.currency.is_empty() {
            let sum = sums.child("DuePayableAmount").or(sums.child("GrandTotalAmount"));
            invoice.currency = sum.map(|sum| sum.attribute("currencyID")).unwrap_or_default();
        }
    }
    let taxes = settlement.all("ApplicableTradeTax").map(|part| TaxLine {
        percent: amount(part.say(names.percent)),
        base: amount(part.say("BasisAmount")),
        tax: amount(part.say("CalculatedAmount")),
    });
    invoice.taxes = taxes.collect();
    for terms in settlement.all("SpecifiedTradePaymentTerms") {
        let part: Option<Decimal> = amount(terms.say("PartialPaymentAmount"));
        let text = terms.all("Description").map(Node::text).filter(|text| !text.is_empty());
        invoice.terms.extend(text.map(str::to_owned));
        let discount = terms.child("ApplicableTradePaymentDiscountTerms");
        let due = date(terms.child("DueDateDateTime"));
        match discount.and_then(|found| Some((found, amount(found.say("CalculationPercent")).filter(|percent| !percent.is_zero())?))) {
            Some((found, percent)) => {
                let measure = found.child("BasisPeriodMeasure").filter(|measure| measure.attribute("unitCode").eq_ignore_ascii_case("DAY"));
                let days = measure.and_then(|measure| measure.text().parse().ok());
                // Without days of its own, the discount is for who pays by the date beside it; that date is then not the last.
                let until = if days.is_none() { due } else { None };
                invoice.discounts.push(DiscountLine { percent, days, until });
                if days.is_some() {
                    invoice.due_on(due, part);
                }
            }
            None => invoice.due_on(due, part),
        }
    }
    if invoice.due.is_empty() {
        // Only a discount names a day: it is the last day all the same.
        let days: Vec<NaiveDate> =
            settlement.all("SpecifiedTradePaymentTerms").filter_map(|terms| date(terms.child("DueDateDateTime"))).collect();
        for on in days {
            invoice.due_on(Some(on), None);
        }
    }
    let preceding = settlement.all("InvoiceReferencedDocument").map(|document| reference(document).to_owned());
    invoice.preceding = preceding.filter(|number| !number.is_empty()).collect();
}
