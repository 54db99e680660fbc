import DMUGraph

/// The words of German job titles, most of them as stems, since German joins words.
let germanTitles: [TitleRow] = [
  // Those who negotiate and order.
  TitleRow(
    roles: [.purchasing],
    words: ["ein & verkauf", "ein verkauf"],
    stems: ["einkauf", "einkäuf", "beschaff", "materialwirtschaft", "lieferantenmanag"]),
  // Those who decide whether it fits: technology, engineering, information technology, production,
  // maintenance, quality, and who leads a plant.
  TitleRow(
    roles: [.technical],
    words: ["techn", "edv", "qs", "f & e"],
    stems: [
      "technik", "technisch", "technolog", "ingenieur", "entwickl", "forschung", "konstruktion",
      "konstrukteur", "informatik", "systemadmin", "netzwerkadmin", "instandhalt", "fertigung",
      "produktion", "werkleit", "werksleit", "betriebsleit", "qualität", "arbeitsvorbereit",
      "laborleit", "montageleit", "werkstattleit",
    ]),
  // Those who lead the company: managing directors, the board, presidents, owners.
  TitleRow(
    roles: [.executive],
    words: ["gf"],
    stems: [
      "geschäftsführ", "geschäftsleit", "vorstand", "vorständ", "verwaltungsrat", "präsident",
      "generaldirekt", "generalsekretär", "inhaber", "eigentümer", "gesellschafter", "gründer",
      "firmenchef", "unternehmensleit", "firmenleit", "bürgermeister",
    ]),
  // Those who release budgets.
  TitleRow(
    roles: [.finance],
    stems: [
      "finanz", "buchhalt", "controlling", "controller", "rechnungswesen", "kaufmännische leit",
      "kaufmännischer leit", "kaufmännischen leit", "kaufm leit", "kfm leit", "kämmerer",
    ]),
  TitleRow(
    roles: [.finance, .executive],
    stems: [
      "kaufmännischer geschäftsführ", "kaufmännische geschäftsführ", "kaufm geschäftsführ",
      "kfm geschäftsführ", "finanzvorstand", "finanzvorständ",
    ]),
  // Those who negotiate contracts.
  TitleRow(
    roles: [.legal],
    words: ["recht"],
    stems: ["justiziar", "justitiar", "rechtsabteil", "rechtsanw", "syndik", "jurist"]),
  // Those who work with what is bought.
  TitleRow(
    roles: [.user],
    stems: [
      "anwender", "bediener", "bedienpersonal", "schichtleit", "schichtführ",
      "produktionsmitarbeit", "produktionshelfer",
    ]),
  // Those who decide who reaches the others.
  TitleRow(
    roles: [.gatekeeper],
    stems: ["empfangs"]),
  TitleRow(
    alone: [.gatekeeper], effects: .assists,
    stems: ["assisten"]),
  TitleRow(
    effects: .assists,
    words: ["stabsstelle"],
    stems: ["referent", "vorstandsbüro"]),
  TitleRow(
    roles: [.gatekeeper], effects: .guards,
    stems: ["sekretär", "sekretariat", "vorzimmer"]),
  TitleRow(
    roles: [.gatekeeper], effects: [.guards, .silences],
    words: ["büro der", "büro des", "fahrer des", "fahrerin des"],
    stems: [
      "assistenz der ", "assistenz des ", "assistent der ", "assistent des ", "assistentin der ",
      "assistentin des ", "sekretär der ", "sekretär des ", "sekretärin der ", "sekretärin des ",
      "sekretariat der ", "sekretariat des ", "referent der ", "referent des ", "referentin der ",
      "referentin des ",
    ]),
  // Those who sell.
  TitleRow(
    effects: [.sells, .elsewhere],
    stems: ["vertrieb", "verkauf", "verkäuf", "marktforschung"]),
  // Departments that are no role here.
  TitleRow(
    effects: .elsewhere,
    stems: [
      "logistik", "personalleit", "personalwesen", "personalabteil", "personalentwickl",
      "organisationsentwickl", "geschäftsentwickl", "unternehmensentwickl", "stadtentwickl",
      "regionalentwickl", "abfertigung", "einkaufszentr", "einkaufscenter",
    ]),
  // Titles that would be mistaken for something else.
  TitleRow(
    stems: ["vizepräsident", "lehrstuhlinhaber", "staatssekretär"]),
  // Those who oversee and do not lead.
  TitleRow(
    effects: [.oversees, .elsewhere],
    stems: ["aufsichtsrat", "aufsichtsrät", "beirat", "beirät"]),
  // Those who have left, and those who are learning.
  TitleRow(
    effects: .gone,
    words: ["a d", "i r", "azubi"],
    stems: [
      "ehemalig", "ehemals", "vormals", "pensioniert", "im ruhestand", "praktikant", "werkstudent",
      "auszubild",
    ]),
  // Who somebody works for says nothing about the work.
  TitleRow(
    effects: .silences,
    words: ["bei"]),
]
