import DMUGraph

/// English and German words for the attributes and values of the profile, by which a suggested mapping guesses what
/// those of somebody else's files mean. Nothing is read by them.
package enum MappingDictionary {
  package typealias Table = [(meaning: String, words: [String])]

  /// The names of attributes of nodes, besides those that are read as they are.
  package static let nodeAttributes: Table = [
    (
      "kind",
      ["art", "typ", "objekttyp", "object type", "node type", "category", "kategorie", "class"]
    ),
    ("name", ["full name", "display name", "anzeigename", "bezeichnung", "vollständiger name"]),
    ("account", ["firma", "unternehmen", "kunde", "konto", "employer", "arbeitgeber", "client"]),
    ("role", ["funktion", "rolle", "buying center", "buying role", "decision role"]),
    ("title", ["stelle", "berufsbezeichnung", "jobtitel", "job", "designation", "amt", "beruf"]),
    ("influence", ["einfluss", "power", "macht", "decision power", "entscheidungsmacht"]),
    ("stance", ["haltung", "einstellung", "attitude", "gesinnung", "disposition"]),
    ("email", ["mail", "e mail", "mailadresse", "email address", "emailadresse"]),
    ("department", ["abteilung", "bereich", "division", "organisationseinheit", "org unit"]),
    ("location", ["ort", "standort", "city", "stadt", "office", "site", "place"]),
    ("departure_rate", ["fluktuation", "turnover rate", "churn", "leaving rate"]),
    ("tier", ["kundenklasse", "segment", "abc klasse", "customer class", "stufe"]),
    ("revenue", ["umsatz", "sales", "arr", "umsatz mit uns", "unser umsatz", "our revenue"]),
    ("currency", ["währung", "waehrung", "iso currency"]),
    ("contract_end", ["vertragsende", "renewal", "renewal date", "laufzeitende", "expires"]),
    ("industry", ["branche", "sector", "industrie", "vertical"]),
    ("region", ["gebiet", "land", "country", "territory"]),
  ]

  /// The names of attributes of edges, besides those that are read as they are.
  package static let edgeAttributes: Table = [
    ("kind", ["art", "typ", "beziehungsart", "relation", "rel type", "beziehung", "edge type"]),
    (
      "strength",
      ["nähe", "naehe", "closeness", "stärke", "staerke", "score", "intensity", "intensität"]
    ),
    (
      "last_contact",
      [
        "zuletzt gesprochen", "letzter kontakt", "last meeting", "last touch", "kontaktdatum",
        "last seen", "last interaction", "letztes treffen",
      ]
    ),
    ("weight", ["gewicht", "gewichtung"]),
    ("revenue", ["umsatz", "turnover"]),
    ("target", ["ziel", "zielumsatz", "potential", "potenzial", "goal"]),
  ]

  /// The kinds of nodes.
  package static let nodeKinds: Table = [
    ("account", ["kunde", "firma", "unternehmen", "client", "organisation", "kundin", "konto"]),
    (
      "contact",
      ["ansprechpartner", "ansprechpartnerin", "kontakt", "mensch", "kontaktperson", "stakeholder"]
    ),
    ("staff", ["mitarbeiter", "mitarbeiterin", "kollege", "vertrieb", "our people", "seller"]),
    ("competitor", ["wettbewerber", "konkurrent", "konkurrenz", "rival", "mitbewerber"]),
    ("product", ["produkt", "artikel", "ware", "offering"]),
  ]

  /// The kinds of edges.
  package static let edgeKinds: Table = [
    ("relationship", ["kennt", "spricht mit", "kontakt", "betreut", "has contact", "talks to"]),
    (
      "reports_to",
      ["berichtet an", "untersteht", "unterstellt", "reports", "managed by", "vorgesetzter"]
    ),
    ("manages", ["leads", "supervises", "leitet", "führt", "manager of"]),
    ("influences", ["beeinflusst", "berät", "advises", "influence", "einfluss auf"]),
    ("works_with", ["arbeitet mit", "kollege", "kollegin", "collaborates", "works together"]),
    (
      "member_of",
      ["gehört zu", "arbeitet bei", "works for", "works at", "employed at", "angestellt bei"]
    ),
    ("buys", ["kauft", "bezieht", "bought", "purchases", "ordered"]),
  ]

  /// The roles of contacts, and of staff.
  package static let roles: Table = [
    ("purchasing", ["einkauf", "buyer", "procurement", "beschaffung", "economic buyer"]),
    ("technical", ["technik", "edv", "it", "technical buyer", "evaluator", "fachabteilung"]),
    (
      "executive",
      ["geschäftsleitung", "geschäftsführung", "decision maker", "entscheider", "management"]
    ),
    ("user", ["anwender", "nutzer", "user buyer", "end user", "benutzer"]),
    ("finance", ["finanzen", "controlling", "buchhaltung"]),
    ("legal", ["recht", "rechtsabteilung", "juristen"]),
    ("gatekeeper", ["assistenz", "sekretariat", "vorzimmer", "assistant"]),
    ("account_manager", ["kundenbetreuer", "kundenbetreuerin", "key account manager", "kam"]),
    ("sales_representative", ["außendienst", "vertriebler", "sales rep", "verkäufer"]),
    ("service", ["kundendienst", "support"]),
  ]

  /// The stances of contacts.
  package static let stances: Table = [
    ("champion", ["coach", "fürsprecher", "sponsor", "promoter", "advocate"]),
    ("supporter", ["befürworter", "unterstützer", "positive", "positiv", "friendly"]),
    ("neutral", ["indifferent", "unentschieden"]),
    ("critic", ["kritiker", "skeptiker", "sceptic", "skeptic", "negativ", "negative"]),
    ("opponent", ["gegner", "blocker", "enemy", "detractor", "anti sponsor"]),
  ]

  /// The tiers of accounts.
  package static let tiers: Table = [
    ("key", ["a", "a kunde", "schlüsselkunde", "key account", "strategic", "platinum", "gold"]),
    ("standard", ["b", "c", "b kunde", "c kunde", "small", "normal", "basis"]),
  ]

  /// Attributes of the drawing and of the bookkeeping of programs, which mean nothing here.
  package static let technical: Set<String> = [
    "x", "y", "z", "r", "g", "b", "size", "color", "colour", "width", "height", "shape", "zorder",
    "url", "suid", "selected", "expanded", "xcor", "ycor", "heading", "pensize", "penmode",
    "labelcolor", "labelsize", "hidden?", "who", "end1", "end2", "tiemode", "thickness", "degree",
    "xcoordinate", "ycoordinate", "modularityclass", "networkcanvasuuid", "networkcanvassourceuuid",
    "networkcanvastargetuuid", "createdat", "truncate", "sourceid", "filepath", "pos", "spline",
    "description", "keywords", "sharedname",
  ]

  /// True when the name of an attribute of accounts speaks of what the customer itself turns over, as
  /// `AnnualRevenue` of CRM systems does: not what it buys from us.
  package static func isOwnTurnover(_ name: String) -> Bool {
    let word = normalized(name.split { !$0.isLetter }.joined())
    func has(_ stems: [String]) -> Bool { stems.contains { word.contains($0) } }
    return has(turnoverStems) && has(ownStems) && !has(tradeStems)
  }

  private static let turnoverStems = [
    "revenue", "turnover", "umsatz", "sales", "erlös", "income", "chiffredaffaire", "fatturato",
    "ricavi",
    "factura", "ingreso", "omzet", "receita", "fatura", "przych", "obrot", "obrót",
  ]
  private static let ownStems = [
    "annual", "turnover", "annuel", "annuale", "annuo", "anual", "yearly", "jahr", "jähr", "jaar",
    "roczn",
    "customer", "client", "company", "firm", "corporate", "group", "total", "global", "world",
    "own",
    "kunde", "unternehmen", "konzern", "eigen", "gesamt", "société", "entreprise", "empresa",
    "azienda", "aziendal", "bedrijf", "klant", "klient", "spółk", "revenuerange",
  ]
  private static let tradeStems = [
    "rate", "staff", "recurring", "contract", "mituns", "beiuns", "unser", "ourrev", "oursales",
    "withus", "fromcustomer", "fromclient",
    "withcustomer", "withclient", "mitkunde", "mitdemkunde", "avecnous", "connosotros", "connoi",
    "metons", "conosco", "connosco", "znami",
  ]

  /// The meaning that a text has in a table: the whole of it, then one of its words, then a word near
  /// to it.
  package static func meaning(of text: String, in table: Table) -> String? {
    let whole = normalized(text)
    for (meaning, words) in table
    where normalized(meaning) == whole || words.contains(where: { normalized($0) == whole }) {
      return meaning
    }
    let parts = text.split { !$0.isLetter && !$0.isNumber }.map { normalized($0) }
    for (meaning, words) in table {
      let known = Set(([meaning] + words).map { normalized($0) })
      if parts.contains(where: { $0.utf8.count > 2 && known.contains($0) }) { return meaning }
    }
    if whole.utf8.count < 4 { return nil }
    let all = table.flatMap { entry in ([entry.meaning] + entry.words).filter { $0.count > 3 } }
    guard let near = nearest(to: text, among: all) else { return nil }
    return table.first { $0.meaning == near || $0.words.contains(near) }?.meaning
  }
}
