//! Every part in every state, for whoever draws them. In debug builds only, at `#/parts`; no page leads there, and its words are nobody's.

use super::actions::Action;
use super::app::Announcer;
use super::keyboard::use_action;
use super::parts::*;
use super::preferences::use_format;
use super::route::Direction;
use crate::basis::money::{Currency, Money};
use chrono::NaiveDate;
use leptos::prelude::*;

const ROWS: usize = 100_000;

/// The gallery.
#[component]
pub fn Gallery() -> impl IntoView {
    let tone = RwSignal::new("Neutre");
    let amount = RwSignal::new("3 000,00".to_owned());
    let day = RwSignal::new("2026-11-30".to_owned());
    let chosen = RwSignal::new(1_u8);
    let ticked = RwSignal::new(true);
    let pressed = RwSignal::new(true);
    let dialog = RwSignal::new(false);
    let dropped = RwSignal::new(String::new());
    let selected = RwSignal::new(None::<usize>);
    let sort = RwSignal::new(Some((3_usize, Direction::Down)));
    let announcer = use_context::<Announcer>();
    let eur = |cents: i64| Money::from_minor(cents, Currency::EUR);
    use_action(Action::Search, move || dropped.set("/".to_owned()));

    let penalty = Signal::stored(Explanation {
        formula: "Reste dû TTC × taux × jours ÷ 365, période par période, arrondi une seule fois.".to_owned(),
        heads: ["Période", "Jours", "Taux", "Pénalité"].map(str::to_owned).to_vec(),
        rows: vec![
            ["16 mai – 30 juin", "46", "12,15 %", "132,30 €"].map(str::to_owned).to_vec(),
            ["1 juil. – 23 nov.", "146", "12,40 %", "428,54 €"].map(str::to_owned).to_vec(),
        ],
        total: Some(["Total", "192", "", "560,84 €"].map(str::to_owned).to_vec()),
        notes: vec!["S’y ajoute l’indemnité forfaitaire de 40,00 €.".to_owned()],
        sources: vec![Source { text: "C. com., art. L441‑10 II et D441‑5".to_owned(), href: None }],
    });

    view! {
        <PageBody
            name="parts"
            title="Les pièces"
            answer=|| "Chaque pièce une fois, dans chacun de ses états. Les pages ne contiennent rien d’autre."
            acts=|| view! { <Button icon=Icon::Download on_press=|| {}>"Exporter"</Button> }
        >
            <Strip>
                <Figure name="Attendu en novembre" more=|| "dont 11 600 € d’ici au 30">
                    <Why title="Attendu en novembre" reasons=move || view! { <Reasons explanation=penalty /> }>
                        <WholeAmount money=eur(3_845_000) />
                    </Why>
                </Figure>
                <Figure name="Reçu en novembre" more=|| "70 % de l’attendu">
                    <WholeAmount money=eur(2_687_400) />
                </Figure>
                <Figure name="Échu" more=|| "61 % de l’encours">
                    <WholeAmount money=eur(-6_031_144) />
                </Figure>
                <Figure name="Plafond" more=|| view! { <UseBar label="14 004 € utilisés sur 15 000 €" share=0.93 /> "reste 996 €" }>
                    "93 %"
                </Figure>
            </Strip>

            <Section title="Boutons" aside=|| "un seul principal par vue">
                <div class="row">
                    <Button look=ButtonLook::Primary on_press=move || selected.set(Some(3))>"Relire"</Button>
                    <Button on_press=move || dialog.set(true)>"Reporter"</Button>
                    <Button look=ButtonLook::Quiet on_press=|| {}>"Écarter"</Button>
                    <Button refused="La banque n’est connue que jusqu’au 9 novembre".to_owned() on_press=|| {}>"Envoyer"</Button>
                    <Button icon=Icon::Printer key_cap="L" on_press=|| {}>"Imprimer"</Button>
                    <IconButton icon=Icon::Ellipsis label="Autres gestes" look=ButtonLook::Plain on_press=|| {} />
                    <Segments
                        label="Ton"
                        options=Signal::stored(["Amical", "Neutre", "Ferme"].map(|it| (it, it.to_owned())).to_vec())
                        value=tone
                        on_choose=move |it| tone.set(it)
                    />
                </div>
            </Section>

            <Section title="Champs">
                <div class="fields">
                    <Entry label="Montant promis" kind=FieldKind::Amount value=amount on_input=move |it| amount.set(it) help="au plus 14 004,00 €".to_owned() />
                    <Entry label="Pour le" kind=FieldKind::Date value=day on_input=move |it| day.set(it) wrong="Novembre a 30 jours. Le 30 est un lundi.".to_owned() />
                    <SelectField
                        label="Interlocuteur"
                        options=Signal::stored(vec![(1_u8, "M. Yann Tréguier".to_owned()), (2, "Comptabilité".to_owned())])
                        value=chosen
                        on_choose=move |it| chosen.set(it)
                    />
                    <TickField ticked on_tick=move |it| ticked.set(it)>"Compter l’indemnité de 40 €"</TickField>
                </div>
            </Section>

            <Section title="États en mots" aside=|| "forme et texte d’abord, couleur ensuite">
                <div class="row">
                    {[-7, 12, 44, 65, 192].map(|days| view! { <Age days /> }).collect_view()}
                </div>
                <div class="row">
                    <Chip>"Réglée"</Chip>
                    <Chip tone=Tone::Held icon=Icon::Pause>"Retenue"</Chip>
                    <Chip tone=Tone::Doubt icon=Icon::Clock>"Banque ancienne"</Chip>
                    <Chip tone=Tone::Alarm icon=Icon::Handshake>"Promesse rompue"</Chip>
                    <FilterChip pressed on_press=move || pressed.update(|it| *it = !*it)>"Échues"</FilterChip>
                    {['A', 'B', 'C', 'D', 'E'].map(|letter| view! { <Grade letter /> }).collect_view()}
                    <Why title="Pénalités au 23 novembre" reasons=move || view! { <Reasons explanation=penalty /> }>
                        <Amount money=eur(56_084) />
                    </Why>
                </div>
            </Section>

            <div class="two">
                <Section title="Messages">
                    <div class="stack">
                        <Callout act=|| view! { <Button on_press=|| {}>"Revenir"</Button> }>"Vous regardez le 30 juin 2026. Rien ne peut être saisi à cette date."</Callout>
                        <Callout tone=Tone::Doubt act=|| view! { <Button on_press=|| {}>"Importer"</Button> }>
                            "La banque n’est connue que jusqu’au 9 novembre : relancer serait risqué."
                        </Callout>
                        <Callout tone=Tone::Alarm act=|| view! { <Button on_press=|| {}>"Réessayer"</Button> }>
                            "L’enregistrement a échoué : le disque est plein. Rien n’est perdu."
                        </Callout>
                        <UndoLine done="Promesse de 3 000,00 € notée." on_undo=|| {} />
                        <Progress label="Lecture de 12 400 écritures sur 40 000" done=Some(0.31) on_stop=move |()| dropped.set("arrêté".to_owned()) />
                        <Progress label="Lecture du fichier" done=None />
                        <DropZone
                            title="Déposez un export, une facture ou un relevé"
                            sentence="Le fichier est reconnu, rien n’est enregistré avant votre oui.".to_owned()
                            primary=true
                            on_files={move |files: Vec<web_sys::File>| dropped.set(files.iter().map(web_sys::File::name).collect::<Vec<_>>().join(", "))}
                        />
                        <p>{dropped}</p>
                        <Checks>
                            <Check>"Banque connue jusqu’au vendredi 20 novembre"</Check>
                            <Check tone=Tone::Doubt>"Encours à 93 % du plafond"</Check>
                            <Check tone=Tone::Alarm icon=Icon::Gavel>"Déclarer la créance avant le 14 décembre"</Check>
                        </Checks>
                    </div>
                </Section>
                <Section title="Ce qui s’est passé">
                    <Timeline>
                        <Moment when="aujourd’hui" icon=Icon::Stamp ahead=true>"Mise en demeure à relire"</Moment>
                        <Moment when="13 nov." icon=Icon::Handshake tone=Tone::Alarm>"Promesse de 3 000,00 € non tenue"</Moment>
                        <Moment when="6 nov." icon=Icon::Phone said="« Je règle vendredi. »".to_owned()>"Appel à M. Tréguier"</Moment>
                    </Timeline>
                    <Tabs label="Fiche">
                        <Tab href="#/parts" current=true count=3_i64>"Relevé"</Tab>
                        <Tab href="#/parts" current=false count=21_i64>"Échanges"</Tab>
                        <Tab href="#/parts" current=false>"Conditions"</Tab>
                    </Tabs>
                    <EmptyState title="Rien à relancer aujourd’hui">
                        <p>"Personne n’est en retard. La prochaine échéance est le 26 novembre."</p>
                        <LinkButton href="#/invoices">"Voir les factures"</LinkButton>
                    </EmptyState>
                </Section>
            </div>

            <Section title="À relancer" aside=|| "trié par montant × jours de retard">
                <ActList>
                    <Act
                        name="Tréguier Bâtiment SAS"
                        href="#/parts"
                        days=Signal::stored(192)
                        current=true
                        chips=|| view! { <Chip tone=Tone::Alarm>"Promesse rompue"</Chip> }
                        sum=move || view! { <Amount money=eur(1_400_400) /> }
                        reason="Promesse de 3 000 € pour le 13 novembre non tenue. Trois factures échues, deux relances et un appel restés sans effet."
                        meta=|| view! { <span><Glyph icon=Icon::Stamp />"Mise en demeure, recommandé"</span><span class="quiet">"Appel du 6 nov."</span> }
                    >
                        <Button look=ButtonLook::Primary on_press=|| {}>"Relire"</Button>
                    </Act>
                    <Act
                        name="Fromagerie Castanet"
                        href="#/parts"
                        days=Signal::stored(13)
                        held=true
                        chips=|| view! { <Chip tone=Tone::Held icon=Icon::Handshake>"Promesse"</Chip> }
                        sum=move || view! { <Amount money=eur(177_600) /> }
                        reason="Règlement promis pour le vendredi 27 novembre ; neuf promesses tenues sur neuf."
                        meta=|| view! { <span><Glyph icon=Icon::Clock />"Reprise le lundi 30 novembre"</span> }
                    >
                        <Button on_press=|| {}>"Modifier"</Button>
                    </Act>
                </ActList>
            </Section>

            <Charts />

            <Section title="Cent mille lignes">
                <Rows selected sort />
            </Section>

            <Dialog
                open=dialog
                on_close=move |()| dialog.set(false)
                title="Passer 14 004,00 € en perte ?"
                footer=move || {
                    view! {
                        <Button on_press=move || dialog.set(false)>"Garder la créance"</Button>
                        <Button
                            look=ButtonLook::Primary
                            on_press=move || {
                                dialog.set(false);
                                if let Some(announcer) = announcer {
                                    announcer.say("Créance passée en perte");
                                }
                            }
                        >
                            "Passer en perte"
                        </Button>
                    }
                }
            >
                <p>"La créance sort de l’encours et la TVA peut être récupérée. Un geste suffit pour revenir en arrière."</p>
            </Dialog>
        </PageBody>
        <Show when=move || selected.get().is_some()>
            <SideSheet
                title=move || format!("Facture F-2026-{:05}", selected.get().unwrap_or_default())
                subtitle=|| "Tréguier Bâtiment SAS, commande BC-4471"
                on_close=move |()| selected.set(None)
                footer=|| view! { <Button look=ButtonLook::Primary on_press=|| {}>"Encaisser"</Button><Button on_press=|| {}>"Litige"</Button> }
            >
                <dl class="pairs">
                    <dt>"Montant TTC"</dt>
                    <dd class="amount"><Amount money=eur(864_000) /></dd>
                    <dt class="total">"Reste dû"</dt>
                    <dd class="amount total"><Amount money=eur(864_000) /></dd>
                </dl>
                <section>
                    <h3>"Pénalités au 23 novembre 2026"</h3>
                    <Reasons explanation=penalty />
                </section>
            </SideSheet>
        </Show>
    }
}

#[component]
fn Charts() -> impl IntoView {
    let format = use_format();
    let names = ["À échoir", "1–30 j", "31–60 j", "61–90 j", "Plus de 90 j"];
    let cents = [3_913_240_i64, 1_608_728, 2_367_900, 579_716, 1_474_800];
    let parts = Signal::derive(move || {
        names
            .into_iter()
            .zip(cents)
            .zip(0..)
            .map(|((name, cents), step)| {
                let money = Money::from_minor(cents, Currency::EUR);
                AgedPart {
                    step,
                    name: name.to_owned(),
                    amount: format.get().amount(money),
                    rough: format.get().rough_amount(money),
                    share: cents as f64 / 9_944_384.0,
                    disputed: if step == 2 { 0.0121 } else { 0.0 },
                    href: Some("#/invoices".to_owned()),
                }
            })
            .collect()
    });
    let ranges = Signal::derive(|| {
        [(8.4, 3.2, 12.1), (12.9, 6.8, 19.6), (10.2, 5.1, 15.8), (14.6, 7.4, 21.9), (5.3, 2.0, 9.7), (2.4, 0.6, 5.2)]
            .into_iter()
            .zip(["23 nov.", "30 nov.", "7 déc.", "14 déc.", "21 déc.", "28 déc."])
            .map(|((middle, low, high), name)| ChartRange {
                name: name.to_owned(),
                low,
                middle,
                high,
                said: format!("{middle:.1}").replace('.', ","),
            })
            .collect::<Vec<_>>()
    });
    let lines = Signal::derive(|| {
        let points = |values: [f64; 12]| {
            values
                .into_iter()
                .zip(["déc.", "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov."])
                .map(|(y, name)| ChartPoint { name: name.to_owned(), y })
                .collect::<Vec<_>>()
        };
        vec![
            (
                LineLook::Reference,
                "si chacun payait à l’échéance".to_owned(),
                points([31., 31., 30., 32., 31., 32., 31., 33., 33., 32., 32., 31.]),
            ),
            (LineLook::Accent, "délai réel".to_owned(), points([46., 45., 47., 49., 48., 51., 50., 53., 55., 54., 52., 51.])),
        ]
    });
    let dots = Signal::derive(|| {
        [4., 7., 2., 11., 9., 18., 15., 22., 31., 40., 38., 52., 71., 192., 128., 44.]
            .into_iter()
            .enumerate()
            .map(|(place, y)| ChartDot { x: place as f64 / 15.0, y, open: place > 12, label: format!("{y} j") })
            .collect::<Vec<_>>()
    });
    view! {
        <Section title="Balance âgée" aside=|| "compte 411">
            <figure class="plot">
                <AgedBar title="Balance âgée au 23 novembre 2026" parts />
                <figcaption class="legend">"Chaque tranche ouvre ses factures."</figcaption>
            </figure>
            <Figures>
                <table>
                    <thead><tr><th scope="col">"Tranche"</th><th scope="col" class="num">"Encours"</th><th>"Répartition"</th></tr></thead>
                    <tbody>
                        <tr><th scope="row">"À échoir"</th><td class="num">"39 132,40 €"</td><td><StackedBar shares=[0.5, 0.2, 0.1, 0.1, 0.1] /></td></tr>
                    </tbody>
                </table>
            </Figures>
        </Section>
        <div class="two">
            <Section title="Encaissements attendus" aside=|| "en k€">
                <figure class="plot">
                    <RangeChart title="Encaissements attendus par semaine" about="de 2,4 à 14,6 k€" ranges axis=|value: f64| format!("{value} k€") />
                </figure>
            </Section>
            <Section title="Délai moyen" aside=|| "douze mois">
                <figure class="plot">
                    <LineChart title="Délai moyen d’encaissement" about="DSO de 45 à 55 jours" lines axis=|value: f64| format!("{value} j") />
                </figure>
            </Section>
        </div>
        <Section title="Jours de retard par facture">
            <figure class="plot">
                <DotPlot
                    title="Jours de retard par facture"
                    about="retard de 2 à 71 jours, médiane 20"
                    dots
                    reference=ChartLine { y: 20.0, label: "médiane 20 j".to_owned() }
                    axis=|value: f64| format!("{value} j")
                />
            </figure>
        </Section>
    }
}

#[component]
fn Rows(selected: RwSignal<Option<usize>>, sort: RwSignal<Option<(usize, Direction)>>) -> impl IntoView {
    let format = use_format();
    let who =
        ["Garage Peyrolles", "Tréguier Bâtiment SAS", "Librairie L’Encre vive", "Commune de Saint-Aubin-sur-Vère", "Hôtel Belle-Anse"];
    let columns = vec![
        Column::new("Facture").names_row().width("8.5rem"),
        Column::new("Client").wide().card(CardCell::Who),
        Column::new("Échéance").number().leaves(1).width("7rem"),
        Column::new("Retard").card(CardCell::Late).width("7rem"),
        Column::new("État").leaves(2).width("10rem").unsorted(),
        Column::new("À faire").only_card().card(CardCell::Do),
        Column::new("Reste dû").number().card(CardCell::Much).width("8rem"),
    ];
    let row = move |place: usize| {
        if sort.get().is_some_and(|(_, direction)| direction == Direction::Up) { ROWS - 1 - place } else { place }
    };
    let draw = move |place: &usize| {
        let place = *place;
        let money = Money::from_minor(289_200 + i64::try_from(place).unwrap_or_default() * 137 % 900_000, Currency::EUR);
        let day = NaiveDate::from_ymd_opt(2026, 3, 20).unwrap_or_default() + chrono::Days::new(place as u64 % 200);
        let days = 248 - i64::try_from(place % 280).unwrap_or_default();
        vec![
            format!("F-2026-{place:05}").into_any(),
            who.get(place % who.len()).copied().unwrap_or_default().into_any(),
            format.get().short_date(day).into_any(),
            view! { <Age days /> }.into_any(),
            place.is_multiple_of(3).then(|| view! { <Chip tone=Tone::Alarm>"Promesse rompue"</Chip> }).into_any(),
            "Relance 2".into_any(),
            view! { <Amount money /> }.into_any(),
        ]
        .into()
    };
    view! {
        <VirtualTable
            caption="Factures"
            columns
            len=ROWS
            row
            draw
            selected
            on_open=move |place| selected.set(Some(place))
            sort
            on_sort=move |column| sort.update(|it| *it = Some((column, it.map_or(Direction::Up, |(_, direction)| direction.turned()))))
            foot=move |()| {
                (0..7).map(|place| match place {
                    1 => "Total".into_any(),
                    6 => view! { <Amount money=Money::from_minor(9_944_384, Currency::EUR) /> }.into_any(),
                    _ => ().into_any(),
                }).collect::<Vec<_>>()
            }
        />
    }
}
