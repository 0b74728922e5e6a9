//! UBL 2 `Invoice` and `CreditNote`: Peppol BIS 3, XRechnung, e-FFF and the other national variants.
//!
//! Every element is optional here, whatever the schema says: what is missing is told when it is booked.

use super::ReadError;
use super::einvoice::{DiscountLine, EInvoice, ItemLine, Means, Party, Syntax, TaxLine, amount, day};
use super::recognise::Seems;
use super::xml::Node;

/// An invoice or credit note whose outermost element is `root`.
///
/// # Errors
/// An element of that name in another vocabulary.
pub fn parse(root: Node<'_>) -> Result<EInvoice, ReadError> {
    let namespace = root.tag().namespace().unwrap_or_default();
    if !namespace.is_empty() && !namespace.contains("ubl") {
        return Err(ReadError::NotRead(Seems::Xml));
    }
    let credit = root.name() == "CreditNote";
    let mut invoice = EInvoice::new(if credit { Syntax::UblCreditNote } else { Syntax::UblInvoice });
    root.say("CustomizationID").clone_into(&mut invoice.profile);
    root.say("ID").clone_into(&mut invoice.number);
    let code = if credit { "CreditNoteTypeCode" } else { "InvoiceTypeCode" };
    root.say(code).clone_into(&mut invoice.type_code);
    invoice.issued_on = day(root.say("IssueDate"));
    root.say("BuyerReference").clone_into(&mut invoice.buyer_reference);
    root.say("OrderReference/ID").clone_into(&mut invoice.order_reference);
    if let Some(found) = root.at("AccountingSupplierParty") {
        invoice.seller = party(found, "CustomerAssignedAccountID");
    }
    if let Some(found) = root.at("AccountingCustomerParty") {
        invoice.buyer = party(found, "SupplierAssignedAccountID");
    }
    invoice.notes = root.all("Note").map(|note| coded(note.text())).collect();
    totals(root, &mut invoice);
    payment(root, &mut invoice);
    let billed = root
        .all("BillingReference")
        .filter_map(|found| found.at("InvoiceDocumentReference/ID").or(found.at("CreditNoteDocumentReference/ID")));
    invoice.preceding = billed.map(|id| id.text().to_owned()).filter(|number| !number.is_empty()).collect();
    let line = if credit { "CreditNoteLine" } else { "InvoiceLine" };
    invoice.lines = u32::try_from(root.all(line).count()).unwrap_or(u32::MAX);
    let quantity = if credit { "CreditedQuantity" } else { "InvoicedQuantity" };
    let items = root.all(line).map(|found| {
        let name = [found.say("Item/Name"), found.say("Item/Description"), found.say("Note")];
        ItemLine {
            label: name.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned(),
            quantity: amount(found.say(quantity)),
            net: amount(found.say("LineExtensionAmount")),
            percent: amount(found.say("Item/ClassifiedTaxCategory/Percent")),
        }
    });
    let beside = root.all("AllowanceCharge").map(|found| {
        let adds = found.say("ChargeIndicator").eq_ignore_ascii_case("true");
        ItemLine {
            label: found.say("AllowanceChargeReason").to_owned(),
            quantity: None,
            net: amount(found.say("Amount")).map(|sum| if adds { sum } else { -sum }),
            percent: amount(found.say("TaxCategory/Percent")),
        }
    });
    invoice.items = items.chain(beside).collect();
    Ok(invoice)
}

/// `#PMD#text`: the subject code before the text, as French and German rules write it.
fn coded(note: &str) -> (String, String) {
    let found = note.strip_prefix('#').and_then(|rest| rest.split_once('#')).filter(|(code, _)| code.len() == 3);
    found.map_or_else(|| (String::new(), note.to_owned()), |(code, text)| (code.to_owned(), text.trim().to_owned()))
}

fn party(side: Node<'_>, assigned: &str) -> Party {
    let assigned_id = side.say(assigned).to_owned();
    let Some(found) = side.child("Party") else { return Party { assigned_id, line: side.line(), ..Party::default() } };
    let legal = found.say("PartyLegalEntity/RegistrationName");
    let name = [legal, found.say("PartyName/Name"), found.say("PartyTaxScheme/RegistrationName"), found.say("Contact/Name")];
    let mut party = Party {
        name: name.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned(),
        legal_id: found.say("PartyLegalEntity/CompanyID").to_owned(),
        assigned_id,
        country: found.say("PostalAddress/Country/IdentificationCode").to_uppercase(),
        email: found.say("Contact/ElectronicMail").to_owned(),
        phone: found.say("Contact/Telephone").to_owned(),
        line: side.line(),
        ..Party::default()
    };
    for scheme in found.all("PartyTaxScheme") {
        let id = scheme.say("CompanyID");
        let kind = scheme.say("TaxScheme/ID").to_uppercase();
        if kind == "VAT" && party.vat.is_empty() {
            id.clone_into(&mut party.vat);
        }
        party.ids.push(id.to_owned());
    }
    if party.vat.is_empty() {
        // Some say "BE VAT", "TVA" or nothing where the norm wants "VAT".
        let other = found.all("PartyTaxScheme").find(|scheme| {
            let kind = scheme.say("TaxScheme/ID").to_uppercase();
            kind.is_empty() || kind.contains("VAT") || kind.contains("TVA") || kind.contains("BTW")
        });
        other.map(|scheme| scheme.say("CompanyID")).unwrap_or_default().clone_into(&mut party.vat);
    }
    party.ids.extend(found.all("PartyLegalEntity").map(|legal| legal.say("CompanyID").to_owned()));
    party.ids.extend(found.all("PartyIdentification").map(|id| id.say("ID").to_owned()));
    party.ids.push(found.say("EndpointID").to_owned());
    party.ids.retain(|id| !id.is_empty());
    party.address = found.at("PostalAddress").map(address).unwrap_or_default();
    party
}

fn address(found: Node<'_>) -> String {
    let street = [found.say("StreetName"), found.say("BuildingNumber")].join(" ");
    let town = [found.say("PostalZone"), found.say("CityName")].join(" ");
    let more = found.all("AddressLine").map(|line| line.say("Line"));
    let lines = [street.trim(), found.say("AdditionalStreetName")].into_iter().chain(more).chain([town.trim()]);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn totals(root: Node<'_>, invoice: &mut EInvoice) {
    let total = root.at("LegalMonetaryTotal").or(root.at("RequestedMonetaryTotal"));
    root.say("DocumentCurrencyCode").clone_into(&mut invoice.currency);
    if invoice.currency.is_empty() {
        let payable = total.and_then(|total| total.child("PayableAmount").or(total.child("TaxInclusiveAmount")));
        invoice.currency = payable.map(|amount| amount.attribute("currencyID")).unwrap_or_default();
    }
    let of = |name: &str| total.and_then(|total| amount(total.say(name)));
    invoice.net = of("TaxExclusiveAmount");
    invoice.gross = of("TaxInclusiveAmount");
    invoice.prepaid = of("PrepaidAmount");
    invoice.rounding = of("PayableRoundingAmount");
    invoice.payable = of("PayableAmount");
    // Where the tax is stated in a second currency too, the document's counts.
    let ours = |node: Node<'_>| {
        let currency = node.attribute("currencyID");
        currency.is_empty() || currency.eq_ignore_ascii_case(&invoice.currency)
    };
    let stated = || root.all("TaxTotal").filter_map(|total| total.child("TaxAmount").map(|sum| (total, sum)));
    let Some((total, sum)) = stated().find(|(_, sum)| ours(*sum)).or_else(|| stated().next()) else { return };
    let lines = total.all("TaxSubtotal").map(|part| TaxLine {
        percent: amount(part.say("TaxCategory/Percent")).or_else(|| amount(part.say("Percent"))),
        base: amount(part.say("TaxableAmount")),
        tax: amount(part.say("TaxAmount")),
    });
    invoice.taxes = lines.collect();
    invoice.tax = amount(sum.text());
}

fn payment(root: Node<'_>, invoice: &mut EInvoice) {
    invoice.due_on(day(root.say("DueDate")), None);
    for means in root.all("PaymentMeans") {
        invoice.due_on(day(means.say("PaymentDueDate")), None);
        let payee = means.say("PayeeFinancialAccount/ID");
        let account = if payee.is_empty() { means.say("PayerFinancialAccount/ID").to_owned() } else { payee.to_owned() };
        // The account of a mandate is the customer's, not one to pay to.
        let account = if payee.is_empty() { String::new() } else { account };
        invoice.means.push(Means { code: means.say("PaymentMeansCode").to_owned(), account });
        for reference in [means.say("PaymentID"), means.say("InstructionID")] {
            if invoice.payment_reference.is_empty() {
                reference.clone_into(&mut invoice.payment_reference);
            }
        }
    }
    for terms in root.all("PaymentTerms") {
        let part = amount(terms.say("Amount"));
        invoice.due_on(day(terms.say("PaymentDueDate")).or_else(|| day(terms.say("InstallmentDueDate"))), part);
        invoice.terms.extend(terms.all("Note").map(|note| note.text().to_owned()).filter(|text| !text.is_empty()));
        if let Some(percent) = amount(terms.say("SettlementDiscountPercent")).filter(|percent| !percent.is_zero()) {
            let period = terms.at("SettlementPeriod");
            let measure = period.and_then(|period| period.child("DurationMeasure"));
            let days = measure.filter(|measure| measure.attribute("unitCode").eq_ignore_ascii_case("DAY"));
            invoice.discounts.push(DiscountLine {
                percent,
                days: days.and_then(|days| days.text().parse().ok()),
                until: period.and_then(|period| day(period.say("EndDate"))),
            });
        }
    }
}
