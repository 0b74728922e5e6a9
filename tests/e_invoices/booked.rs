//! What is made of one e-invoice: amounts, sides, due dates, references. Figures by hand.

#![expect(clippy::unwrap_used, reason = "a test may stop")]
#![expect(clippy::panic, reason = "a test may stop")]

use chrono::NaiveDate;
use echeance::basis::id::BatchId;
use echeance::basis::money::{Currency, Money};
use echeance::exchange::einvoice::{Assumed, Lacking, NoSale, Own};
use echeance::exchange::plan::{PlanOptions, plan};
use echeance::exchange::reading::{IssueKind, ReadItem, Reading, Settles};
use echeance::exchange::{ReadError, ReadOptions, read};
use echeance::ledger::{CustomerKind, ItemKind, Ledger};
use libtest_mimic::{Failed, Trial};
use std::ops::ControlFlow;

pub(crate) fn trials() -> Vec<Trial> {
    let all: [(&str, fn()); 12] = [
        ("a_sale_is_told_from_a_purchase_by_our_identifiers", sides),
        ("what_was_paid_before_is_a_payment_on_an_assumed_day", prepaid),
        ("rounding_belongs_to_the_document", rounding),
        ("a_credit_note_lowers_what_is_owed_in_either_sign", credit_notes),
        ("type_codes_say_what_a_document_is", type_codes),
        ("a_missing_due_date_comes_from_plain_words_alone", due_dates),
        ("instalments_with_amounts_are_instalments", instalments),
        ("what_a_document_says_beside_is_kept", details),
        ("what_cannot_be_owed_is_refused_with_its_reason", refusals),
        ("the_same_invoice_again_plans_nothing_and_one_buyer_is_one_customer", again),
        ("a_payable_that_the_totals_do_not_give_counts_and_is_said", payable),
        ("zugferd_1_and_factur_x_of_one_invoice_say_the_same", zugferd),
    ];
    let trial = |(name, run): (&str, fn())| {
        Trial::test(name, move || -> Result<(), Failed> {
            run();
            Ok(())
        })
    };
    all.into_iter().map(trial).collect()
}

/// A UBL invoice of 100.00 and 20.00 VAT, with parts that a trial changes.
struct Ubl {
    root: &'static str,
    code: &'static str,
    totals: &'static str,
    payment: &'static str,
    more: &'static str,
}

impl Default for Ubl {
    fn default() -> Self {
        Self {
            root: "Invoice",
            code: "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>",
            totals: "<cbc:TaxExclusiveAmount>100.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount>120.00</cbc:TaxInclusiveAmount>\
                     <cbc:PayableAmount currencyID='EUR'>120.00</cbc:PayableAmount>",
            payment: "<cbc:DueDate>2026-04-30</cbc:DueDate>",
            more: "",
        }
    }
}

impl Ubl {
    fn xml(&self) -> String {
        let Self { root, code, totals, payment, more } = self;
        let party = |name: &str, siren: &str, vat: &str| {
            format!(
                "<cac:Party><cac:PostalAddress><cbc:StreetName>1 rue Haute</cbc:StreetName><cbc:CityName>Lyon</cbc:CityName>\
                 <cbc:PostalZone>69001</cbc:PostalZone><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>\
                 <cac:PartyTaxScheme><cbc:CompanyID>{vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>\
                 <cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName><cbc:CompanyID>{siren}</cbc:CompanyID></cac:PartyLegalEntity></cac:Party>"
            )
        };
        let (seller, buyer) = (party("Atelier Morin", "732829320", "FR44732829320"), party("Garage Central", "552100554", "FR83552100554"));
        format!(
            "<?xml version='1.0' encoding='UTF-8'?>\n<{root} xmlns='urn:oasis:names:specification:ubl:schema:xsd:{root}-2' xmlns:cac='c' xmlns:cbc='b'>\
             <cbc:ID>F-12</cbc:ID><cbc:IssueDate>2026-03-31</cbc:IssueDate>{code}<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>{more}\
             <cac:AccountingSupplierParty>{seller}</cac:AccountingSupplierParty><cac:AccountingCustomerParty>{buyer}</cac:AccountingCustomerParty>{payment}\
             <cac:LegalMonetaryTotal>{totals}</cac:LegalMonetaryTotal></{root}>"
        )
    }

    fn read(&self) -> Reading {
        ours(&self.xml()).unwrap()
    }
}

fn with_own(xml: &str, ids: &[&str], name: &str) -> Result<Reading, ReadError> {
    let own = Own { ids: ids.iter().map(|id| (*id).to_owned()).collect(), name: name.to_owned() };
    let options = ReadOptions { own, ..ReadOptions::default() };
    read("a.xml", xml.as_bytes(), &options, &mut |_| ControlFlow::Continue(()))
}

fn ours(xml: &str) -> Result<Reading, ReadError> {
    with_own(xml, &["732 829 320"], "")
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn amounts(reading: &Reading) -> Vec<(ItemKind, i64)> {
    reading.items.iter().map(|item| (item.kind, item.amount_minor)).collect()
}

fn assumed(reading: &Reading) -> Vec<Assumed> {
    let kinds = reading.issues.iter().map(|issue| match &issue.kind {
        IssueKind::Assumed(assumed) => assumed.clone(),
        other => panic!("{other:?}"),
    });
    kinds.collect()
}

fn euros(minor: i64) -> Money {
    Money::from_minor(minor, Currency::EUR)
}

fn sides() {
    let xml = Ubl::default().xml();
    // By SIREN, by a SIRET of it, by VAT number.
    for id in ["732829320", "73282932000074", "FR 44 732 829 320"] {
        let reading = with_own(&xml, &[id], "").unwrap();
        assert_eq!((reading.customers[0].name.as_str(), assumed(&reading)), ("Garage Central", vec![]), "{id}");
    }
    let purchase = NoSale::Purchase { seller: "Atelier Morin".into() };
    assert_eq!(with_own(&xml, &["552100554"], ""), Err(ReadError::NoSale(purchase.clone())));
    let others = NoSale::OfOthers { seller: "Atelier Morin".into(), id: "732829320".into() };
    assert_eq!(with_own(&xml, &["BE0403170701"], ""), Err(ReadError::NoSale(others)));
    // The name stands in where no identifier of the seller is ours; without any identifier it tells the buyer too.
    assert_eq!(assumed(&with_own(&xml, &["BE0403170701"], "ATELIER MORIN").unwrap()), [Assumed::SellerByName]);
    assert_eq!(assumed(&with_own(&xml, &[], "").unwrap()), [Assumed::SellerIsUs]);
    assert_eq!(assumed(&with_own(&xml, &[], "Atelier Morin").unwrap()), []);
    assert_eq!(with_own(&xml, &[], "Garage Central"), Err(ReadError::NoSale(purchase)));
}

fn prepaid() {
    let totals = "<cbc:TaxInclusiveAmount>120.00</cbc:TaxInclusiveAmount><cbc:PrepaidAmount>50.00</cbc:PrepaidAmount><cbc:PayableAmount>70.00</cbc:PayableAmount>";
    let reading = Ubl { totals, ..Ubl::default() }.read();
    assert_eq!(amounts(&reading), [(ItemKind::Invoice, 12_000), (ItemKind::Payment, -5_000)]);
    assert_eq!((reading.items[1].on_assumed, reading.allocations[0].amount_minor), (true, 5_000));
    assert_eq!(assumed(&reading), [Assumed::PaidBefore { amount: euros(5_000) }]);
    // More than the whole was paid: what is too much stays unapplied.
    let totals = "<cbc:TaxInclusiveAmount>120.00</cbc:TaxInclusiveAmount><cbc:PrepaidAmount>150</cbc:PrepaidAmount><cbc:PayableAmount>-30.00</cbc:PayableAmount>";
    let reading = Ubl { totals, ..Ubl::default() }.read();
    assert_eq!((amounts(&reading)[1].1, reading.allocations[0].amount_minor), (-15_000, 12_000));
    // MINIMUM names no prepaid amount: the difference is it.
    let totals = "<cbc:TaxInclusiveAmount>671.15</cbc:TaxInclusiveAmount><cbc:PayableAmount>470.15</cbc:PayableAmount>";
    assert_eq!(amounts(&Ubl { totals, ..Ubl::default() }.read()), [(ItemKind::Invoice, 67_115), (ItemKind::Payment, -20_100)]);
}

fn rounding() {
    let totals = "<cbc:TaxInclusiveAmount>119.98</cbc:TaxInclusiveAmount><cbc:PayableRoundingAmount>0.02</cbc:PayableRoundingAmount><cbc:PayableAmount>120.00</cbc:PayableAmount>";
    assert_eq!(amounts(&Ubl { totals, ..Ubl::default() }.read()), [(ItemKind::Invoice, 12_000)]);
    // Finer than cents: rounded half away from zero, and said.
    let totals = "<cbc:TaxInclusiveAmount>119.9950</cbc:TaxInclusiveAmount><cbc:PayableAmount>120.00</cbc:PayableAmount>";
    let reading = Ubl { totals, ..Ubl::default() }.read();
    assert_eq!(
        (amounts(&reading), assumed(&reading)),
        (vec![(ItemKind::Invoice, 12_000)], vec![Assumed::Rounded { amount: euros(12_000) }])
    );
}

fn credit_notes() {
    let reference =
        "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-9</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>";
    let credit =
        Ubl { root: "CreditNote", code: "<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>", more: reference, ..Ubl::default() };
    let reading = credit.read();
    assert_eq!(amounts(&reading), [(ItemKind::CreditNote, -12_000)]);
    assert_eq!(reading.items[0].settles, [Settles { number: "F-9".into(), amount_minor: None }]);
    let details = reading.items[0].details.as_deref().unwrap();
    assert_eq!((details.net, details.preceding.as_slice()), (Some(euros(-10_000)), ["F-9".to_owned()].as_slice()));
    let minus = "<cbc:TaxExclusiveAmount>-100.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount>-120.00</cbc:TaxInclusiveAmount><cbc:PayableAmount>-120.00</cbc:PayableAmount>";
    let reading = Ubl { totals: minus, ..credit }.read();
    assert_eq!((amounts(&reading), assumed(&reading)), (vec![(ItemKind::CreditNote, -12_000)], vec![Assumed::NegativeCredit]));
    assert_eq!(reading.items[0].details.as_deref().unwrap().net, Some(euros(-10_000)));
    // An invoice with a negative total is a credit note.
    let reading = Ubl { totals: minus, more: reference, ..Ubl::default() }.read();
    assert_eq!((amounts(&reading), reading.items[0].settles.len()), (vec![(ItemKind::CreditNote, -12_000)], 1));
    // One that was given back already owes nothing any more.
    let back = "<cbc:TaxInclusiveAmount>-8.79</cbc:TaxInclusiveAmount><cbc:PayableAmount>0.00</cbc:PayableAmount>";
    let reading = Ubl { totals: back, ..Ubl::default() }.read();
    assert_eq!(amounts(&reading), [(ItemKind::CreditNote, -879), (ItemKind::Refund, 879)]);
    assert_eq!((reading.allocations[0].credit, reading.allocations[0].debit, reading.allocations[0].amount_minor), (0, 1, 879));
}

fn type_codes() {
    let reference =
        "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-9</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>";
    let of = |code| Ubl { code, more: reference, ..Ubl::default() };
    let replaced = of("<cbc:InvoiceTypeCode>384</cbc:InvoiceTypeCode>").read();
    assert_eq!((replaced.items[0].kind, replaced.items[0].settles.len()), (ItemKind::Invoice, 0));
    assert_eq!(assumed(&replaced), [Assumed::Replaces { number: "F-9".into() }]);
    let billed = of("<cbc:InvoiceTypeCode>389</cbc:InvoiceTypeCode>").read();
    assert!(billed.items[0].kind == ItemKind::Invoice && billed.items[0].details.as_deref().unwrap().self_billed);
    assert_eq!(of("<cbc:InvoiceTypeCode>326</cbc:InvoiceTypeCode>").read().items[0].kind, ItemKind::Invoice);
    assert_eq!(of("<cbc:InvoiceTypeCode>386</cbc:InvoiceTypeCode>").read().items[0].kind, ItemKind::Deposit);
    assert_eq!(ours(&of("<cbc:InvoiceTypeCode>325</cbc:InvoiceTypeCode>").xml()), Err(ReadError::NoSale(NoSale::ProForma)));
}

fn due_dates() {
    let of = |payment| {
        let reading = Ubl { payment, ..Ubl::default() }.read();
        (reading.items[0].due_on, assumed(&reading))
    };
    assert_eq!(of("<cbc:DueDate>2026-04-30</cbc:DueDate>"), (Some(day("2026-04-30")), vec![]));
    assert_eq!(
        of("<cac:PaymentMeans><cbc:PaymentDueDate>2026-05-15+01:00</cbc:PaymentDueDate></cac:PaymentMeans>"),
        (Some(day("2026-05-15")), vec![])
    );
    // 31 March and 45 days.
    let words = of("<cac:PaymentTerms><cbc:Note>Règlement à 45 jours net</cbc:Note></cac:PaymentTerms>");
    assert_eq!(words, (Some(day("2026-05-15")), vec![Assumed::DueFromWords { due_on: day("2026-05-15") }]));
    let unclear = of("<cac:PaymentTerms><cbc:Note>45 jours fin de mois</cbc:Note></cac:PaymentTerms>");
    assert_eq!(unclear, (None, vec![Assumed::TermsUnclear]));
    assert_eq!(of(""), (None, vec![]));
}

fn instalments() {
    let part = |on: &str, amount: &str| {
        format!(
            "<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format='102'>{on}</udt:DateTimeString></ram:DueDateDateTime>\
             <ram:PartialPaymentAmount>{amount}</ram:PartialPaymentAmount></ram:SpecifiedTradePaymentTerms>"
        )
    };
    let xml = cii(&format!("{}{}", part("20260430", "80.00"), part("20260331", "40.00")));
    let reading = ours(&xml).unwrap();
    let parts: Vec<(Option<NaiveDate>, i64)> = reading.items.iter().map(|item| (item.due_on, item.amount_minor)).collect();
    assert_eq!(parts, [(Some(day("2026-03-31")), 4_000), (Some(day("2026-04-30")), 8_000)]);
    // Parts that do not make the whole are not believed.
    let reading = ours(&cii(&format!("{}{}", part("20260430", "80.00"), part("20260331", "30.00")))).unwrap();
    assert_eq!(
        (reading.items.len(), reading.items[0].due_on, assumed(&reading)),
        (1, Some(day("2026-04-30")), vec![Assumed::SeveralDueDates])
    );
}

/// A CII invoice of 100.00 and 20.00 VAT with those payment terms.
fn cii(terms: &str) -> String {
    let party = |name: &str, siren: &str| {
        format!(
            "<ram:Name>{name}</ram:Name><ram:SpecifiedLegalOrganization><ram:ID schemeID='0002'>{siren}</ram:ID></ram:SpecifiedLegalOrganization>"
        )
    };
    format!(
        "<rsm:CrossIndustryInvoice xmlns:rsm='r' xmlns:ram='a' xmlns:udt='u'><rsm:ExchangedDocument><ram:ID>F-12</ram:ID><ram:TypeCode>380</ram:TypeCode>\
         <ram:IssueDateTime><udt:DateTimeString format='102'>20260331</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>\
         <rsm:SupplyChainTradeTransaction><ram:ApplicableHeaderTradeAgreement><ram:BuyerReference>SERVICE-4</ram:BuyerReference>\
         <ram:SellerTradeParty>{}</ram:SellerTradeParty><ram:BuyerTradeParty>{}</ram:BuyerTradeParty>\
         <ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>BC-7</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument></ram:ApplicableHeaderTradeAgreement>\
         <ram:ApplicableHeaderTradeSettlement><ram:PaymentReference>RF18 5390 0754 7034</ram:PaymentReference><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>\
         <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>FR76 3000 6000 0112 3456 7890 189</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>\
         <ram:ApplicableTradeTax><ram:CalculatedAmount>10.00</ram:CalculatedAmount><ram:BasisAmount>50.00</ram:BasisAmount><ram:RateApplicablePercent>20.00</ram:RateApplicablePercent></ram:ApplicableTradeTax>\
         <ram:ApplicableTradeTax><ram:CalculatedAmount>10.00</ram:CalculatedAmount><ram:BasisAmount>50.00</ram:BasisAmount><ram:RateApplicablePercent>20</ram:RateApplicablePercent></ram:ApplicableTradeTax>\
         {terms}<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID='EUR'>20.00</ram:TaxTotalAmount>\
         <ram:GrandTotalAmount>120.00</ram:GrandTotalAmount><ram:DuePayableAmount>120.00</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>\
         </ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>",
        party("Atelier Morin", "732829320"),
        party("Garage Central", "552100554"),
    )
}

fn details() {
    let terms = "<ram:SpecifiedTradePaymentTerms><ram:Description>#SKONTO#TAGE=7#PROZENT=2.00#\n#SKONTO#TAGE=30#PROZENT=0.00#</ram:Description></ram:SpecifiedTradePaymentTerms>\
                 <ram:SpecifiedTradePaymentTerms><ram:ApplicableTradePaymentDiscountTerms><ram:BasisPeriodMeasure unitCode='DAY'>10</ram:BasisPeriodMeasure><ram:CalculationPercent>1.5</ram:CalculationPercent></ram:ApplicableTradePaymentDiscountTerms></ram:SpecifiedTradePaymentTerms>";
    let reading = ours(&cii(terms)).unwrap();
    let item: &ReadItem = &reading.items[0];
    let details = item.details.as_deref().unwrap();
    assert_eq!(
        (details.net, details.order_reference.as_str(), details.buyer_reference.as_str()),
        (Some(euros(10_000)), "BC-7", "SERVICE-4")
    );
    assert_eq!((details.payment_reference.as_str(), details.pay_to.as_str()), ("RF18539007547034", "FR7630006000011234567890189"));
    let discounts: Vec<(String, u16)> = details.discounts.iter().map(|one| (one.percent.to_string(), one.days)).collect();
    assert_eq!(discounts, [("2".to_owned(), 7), ("1.5".to_owned(), 10)]);
    assert_eq!(details.taxes.len(), 2);
    // 31 March and 30 days.
    assert_eq!(item.due_on, Some(day("2026-04-30")));
    let customer = &reading.customers[0];
    assert_eq!((customer.name.as_str(), customer.legal_id.as_deref()), ("Garage Central", Some("552100554")));
    let address = Ubl::default().read().customers[0].address.clone();
    assert_eq!(address.as_deref(), Some("1 rue Haute\n69001 Lyon"));
}

fn refusals() {
    let without = |part: &str| Ubl::default().xml().replace(part, "");
    let lacks = |what| Err(ReadError::NoSale(NoSale::Lacks(what)));
    assert_eq!(ours(&without("<cbc:ID>F-12</cbc:ID>")), lacks(Lacking::Number));
    assert_eq!(ours(&without("<cbc:IssueDate>2026-03-31</cbc:IssueDate>")), lacks(Lacking::Day));
    assert_eq!(ours(&Ubl { totals: "", ..Ubl::default() }.xml()), Err(ReadError::NoSale(NoSale::Lacks(Lacking::Amount))));
    let no_currency = without("<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>").replace(" currencyID='EUR'", "");
    assert_eq!(ours(&no_currency), lacks(Lacking::Currency));
    assert_eq!(ours(&Ubl::default().xml().replace(">EUR<", ">XYZ<")), Err(ReadError::NoSale(NoSale::NotACurrency("XYZ".into()))));
    let huge = "<cbc:PayableAmount>79228162514264337593543950335</cbc:PayableAmount>";
    assert_eq!(ours(&Ubl { totals: huge, ..Ubl::default() }.xml()), Err(ReadError::NoSale(NoSale::TooLarge)));
    assert!(matches!(ours(&Ubl::default().xml()[..500]), Err(ReadError::BrokenXml { .. })));
    let bomb = Ubl::default().xml().replace("?>\n", "?>\n<!DOCTYPE a [<!ENTITY b 'c'>]>");
    assert_eq!(ours(&bomb), Err(ReadError::Doctype));
}

fn again() {
    let options = PlanOptions::new(day("2026-05-01"), echeance::exchange::reading::Extent::Flow, CustomerKind::Unknown);
    let mut ledger = Ledger::default();
    let totals = "<cbc:TaxInclusiveAmount>120.00</cbc:TaxInclusiveAmount><cbc:PrepaidAmount>50.00</cbc:PrepaidAmount><cbc:PayableAmount>70.00</cbc:PayableAmount>";
    let first = Ubl { totals, ..Ubl::default() };
    let planned = plan(&ledger, &first.read(), &options);
    ledger.apply_batch(BatchId::new(1, [0; 10]), planned.events.iter().map(Some));
    assert_eq!(ledger.open_on(options.today).iter().sum::<i64>(), 7_000);
    assert_eq!(plan(&ledger, &first.read(), &options).events, []);
    // Another invoice for the same body under another name.
    let other = first.xml().replace("F-12", "F-13").replace("Garage Central", "GARAGE CENTRAL SARL");
    let planned = plan(&ledger, &ours(&other).unwrap(), &options);
    ledger.apply_batch(BatchId::new(2, [0; 10]), planned.events.iter().map(Some));
    assert_eq!((ledger.customers().count(), ledger.open_on(options.today).iter().sum::<i64>()), (1, 14_000));
    // Another body of the same name is another customer.
    let twin = first.xml().replace("F-12", "F-14").replace("552100554", "404833048");
    let planned = plan(&ledger, &ours(&twin).unwrap(), &options);
    ledger.apply_batch(BatchId::new(3, [0; 10]), planned.events.iter().map(Some));
    assert_eq!(ledger.customers().count(), 2);
}

fn payable() {
    let totals = "<cbc:TaxInclusiveAmount>120.00</cbc:TaxInclusiveAmount><cbc:PayableAmount>150.00</cbc:PayableAmount>";
    let reading = Ubl { totals, ..Ubl::default() }.read();
    assert_eq!(amounts(&reading), [(ItemKind::Invoice, 15_000)]);
    assert_eq!(assumed(&reading), [Assumed::PayableDiffers { total: euros(12_000), payable: euros(15_000) }]);
}

fn zugferd() {
    let newer = cii(
        "<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format='102'>20260430</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>",
    );
    let mut older = newer.clone();
    for (now, then) in [
        ("CrossIndustryInvoice", "CrossIndustryDocument"),
        ("ExchangedDocument", "HeaderExchangedDocument"),
        ("rsm:SupplyChainTradeTransaction", "rsm:SpecifiedSupplyChainTradeTransaction"),
        ("ApplicableHeaderTradeAgreement", "ApplicableSupplyChainTradeAgreement"),
        ("ApplicableHeaderTradeSettlement", "ApplicableSupplyChainTradeSettlement"),
        ("SpecifiedTradeSettlementHeaderMonetarySummation", "SpecifiedTradeSettlementMonetarySummation"),
        ("RateApplicablePercent", "ApplicablePercent"),
    ] {
        older = older.replace(now, then);
    }
    // All but the file that each of them is.
    let said = |text: &str| {
        let mut reading = ours(text).unwrap();
        reading.items.iter_mut().filter_map(|item| item.details.as_mut()).for_each(|details| details.original.clear());
        reading
    };
    assert_eq!(said(&older), said(&newer));
}
