import DMUGraph

/// A row of the table from job titles to roles: words, and what a title says that has them.
struct TitleRow: Sendable {
  /// What words say beside the roles.
  struct Effects: OptionSet, Sendable {
    let rawValue: UInt8
    /// Sells: the job is neither purchasing nor technical, whatever it deals in.
    static let sells = Effects(rawValue: 1)
    /// A department that is no role here: roles that count only alone do not count.
    static let elsewhere = Effects(rawValue: 2)
    /// Has left, or is not there yet: no role up to the next comma.
    static let gone = Effects(rawValue: 4)
    /// Works for those who lead and is not one of them: gatekeeper in place of executive.
    static let assists = Effects(rawValue: 8)
    /// Guards the door of a department and is no part of it: gatekeeper in place of any other role.
    static let guards = Effects(rawValue: 16)
    /// What follows, up to the next comma, is somebody else's title, or a company.
    static let silences = Effects(rawValue: 32)
    /// Oversees the company and does not lead it: not executive.
    static let oversees = Effects(rawValue: 64)
  }

  /// The roles that the words mean.
  var roles: [Role] = []
  /// The roles that they mean where a title says nothing else.
  var alone: [Role] = []
  /// What else they say.
  var effects: Effects = []
  /// Words and phrases that match as a whole: English, and abbreviations.
  var words: [String] = []
  /// German stems, which match anywhere inside a compound.
  var stems: [String] = []
}

/// What the words of a job title say about a contact's roles, in English and German.
///
/// Of entries that overlap the one that begins first counts, then the longest: "vice president"
/// is found before "president", and "personalentwickl" before "entwickl". `&` stands for "and",
/// "und", "/" and "+".
let titleTable: [TitleRow] = [
  // Those who negotiate and order. CPO is the chief procurement officer.
  TitleRow(
    roles: [.purchasing],
    words: [
      "purchasing", "purchase", "purchaser", "procurement", "buyer", "buyers", "buying", "sourcing",
      "supply chain", "supply manager", "supply management", "category manager",
      "category management", "category lead", "category buyer", "commodity manager",
      "materials manager", "materials management", "supplier manager", "supplier management",
      "vendor manager", "vendor management", "ein & verkauf", "ein verkauf",
    ],
    stems: ["einkauf", "einkäuf", "beschaff", "materialwirtschaft", "lieferantenmanag"]),
  TitleRow(
    roles: [.purchasing, .executive],
    words: [
      "cpo", "chief procurement officer", "chief purchasing officer", "chief supply chain officer",
    ]),

  // Those who decide whether it fits: technology, engineering, information technology, production,
  // maintenance, quality, and who leads a plant.
  TitleRow(
    roles: [.technical],
    words: [
      "technical", "techn", "technology", "technologies", "engineering", "engineer", "engineers",
      "r & d",
      "r d", "research", "product development", "software", "developer", "programmer", "architect",
      "it", "i t", "ict", "edv", "information systems", "information security", "systems manager",
      "system administrator", "erp", "devops", "automation", "quality", "quality controller", "qa",
      "qm", "qs", "maintenance", "manufacturing", "production", "plant manager", "plant director",
      "works manager", "technician", "technologist", "lab manager", "laboratory manager", "f & e",
    ],
    stems: [
      "technik", "technisch", "technolog", "ingenieur", "entwickl", "forschung", "konstruktion",
      "konstrukteur", "informatik", "systemadmin", "netzwerkadmin", "instandhalt", "fertigung",
      "produktion", "werkleit", "werksleit", "betriebsleit", "qualität", "arbeitsvorbereit",
      "laborleit", "montageleit", "werkstattleit",
    ]),
  TitleRow(
    roles: [.technical, .executive],
    words: [
      "cto", "cio", "ciso", "c t o", "c i o", "chief technology officer", "chief technical officer",
      "chief information officer", "chief information security officer",
      "chief engineering officer",
      "chief information & technology officer", "chief technology & information officer",
    ]),

  // Those who lead the company: the top letters, managing directors, the board, presidents, owners.
  TitleRow(
    roles: [.executive],
    words: [
      "ceo", "coo", "c e o", "c o o", "cmo", "cso", "cco", "cdo", "chro", "chief executive",
      "chief executive officer", "chief operating officer", "chief operations officer",
      "chief digital officer", "chief data officer", "chief product officer",
      "chief people officer", "chief human resources officer", "chief marketing officer",
      "chief commercial officer", "chief revenue officer", "chief sales officer",
      "chief growth officer", "chief customer officer", "chief strategy officer",
      "chief innovation officer", "chief transformation officer", "chief administrative officer",
      "chief risk officer", "chief compliance officer", "chief sustainability officer",
      "chief medical officer", "chief scientific officer", "managing director",
      "managing directors", "managing partner", "director general", "secretary general",
      "president", "chairman", "chairwoman", "chairperson", "chair of the board", "board chair",
      "board member", "member of the board", "board director", "board of directors",
      "board of management", "management board", "executive board", "founder", "cofounder",
      "owner", "owner operator", "owner & operator", "proprietor", "gf",
    ],
    stems: [
      "geschäftsführ", "geschäftsleit", "vorstand", "vorständ", "verwaltungsrat", "präsident",
      "generaldirekt", "generalsekretär", "inhaber", "eigentümer", "gesellschafter", "gründer",
      "firmenchef", "unternehmensleit", "firmenleit", "bürgermeister",
    ]),
  // Leads a company, or a department when one is named beside it.
  TitleRow(alone: [.executive], words: ["general manager", "executive director"]),

  // Those who release budgets.
  TitleRow(
    roles: [.finance],
    words: [
      "finance", "finances", "financial", "controller", "controllers", "comptroller", "controlling",
      "treasurer", "treasury", "accountant", "accounting", "accounts payable", "bookkeeper",
      "bookkeeping", "tax",
    ],
    stems: [
      "finanz", "buchhalt", "controlling", "controller", "rechnungswesen", "kaufmännische leit",
      "kaufmännischer leit", "kaufmännischen leit", "kaufm leit", "kfm leit", "kämmerer",
    ]),
  TitleRow(
    roles: [.finance, .executive],
    words: ["cfo", "c f o", "chief financial officer", "chief finance officer"],
    stems: [
      "kaufmännischer geschäftsführ", "kaufmännische geschäftsführ", "kaufm geschäftsführ",
      "kfm geschäftsführ", "finanzvorstand",
      "finanzvorständ",
    ]),

  // Those who negotiate contracts.
  TitleRow(
    roles: [.legal],
    words: [
      "legal", "counsel", "lawyer", "attorney", "solicitor", "paralegal", "recht",
      "company secretary", "corporate secretary",
    ],
    stems: ["justiziar", "justitiar", "rechtsabteil", "rechtsanw", "syndik", "jurist"]),
  TitleRow(roles: [.legal, .executive], words: ["chief legal officer"]),

  // Those who work with what is bought.
  TitleRow(
    roles: [.user],
    words: [
      "operator", "operators", "user", "users", "machinist", "shift leader", "shift manager",
      "shift supervisor", "shift lead",
    ],
    stems: [
      "anwender", "bediener", "bedienpersonal", "schichtleit", "schichtführ",
      "produktionsmitarbeit",
      "produktionshelfer",
    ]),

  // Those who decide who reaches the others.
  TitleRow(
    roles: [.gatekeeper],
    words: [
      "office manager", "receptionist", "reception", "front desk", "gatekeeper",
      "executive support",
    ],
    stems: ["empfangs"]),
  TitleRow(
    alone: [.gatekeeper], effects: .assists,
    words: [
      "assistant", "assistants", "pa", "ea", "chief of staff", "ceo office", "aide",
    ],
    stems: ["assisten"]),
  TitleRow(
    effects: .assists, words: ["advisor", "adviser", "stabsstelle"],
    stems: ["referent", "vorstandsbüro"]),
  TitleRow(
    roles: [.gatekeeper], effects: .guards,
    words: ["secretary", "secretaries", "secretariat"],
    stems: ["sekretär", "sekretariat", "vorzimmer"]),
  TitleRow(
    roles: [.gatekeeper], effects: [.guards, .silences],
    words: [
      "assistant to", "assistants to", "assistant of", "pa to", "ea to", "secretary to",
      "secretary of", "aide to", "chief of staff to", "advisor to", "adviser to", "office of the",
      "büro der", "büro des", "fahrer des", "fahrerin des",
    ],
    stems: [
      "assistenz der ", "assistenz des ", "assistent der ", "assistent des ", "assistentin der ",
      "assistentin des ", "sekretär der ", "sekretär des ", "sekretärin der ", "sekretärin des ",
      "sekretariat der ", "sekretariat des ", "referent der ", "referent des ", "referentin der ",
      "referentin des ",
    ]),

  // Those who sell, and those who hire.
  TitleRow(
    effects: [.sells, .elsewhere],
    words: [
      "sales", "selling", "presales", "marketing", "market research", "business development",
      "business developer", "account manager", "account executive", "account director", "recruiter",
      "recruiting", "recruitment", "talent",
    ],
    stems: ["vertrieb", "verkauf", "verkäuf", "marktforschung"]),
  // Departments that are no role here.
  TitleRow(
    effects: .elsewhere,
    words: [
      "hr", "human resources", "people", "logistics", "communications", "warehouse",
      "learning & development", "training & development", "organizational development",
    ],
    stems: [
      "logistik", "personalleit", "personalwesen", "personalabteil", "personalentwickl",
      "organisationsentwickl", "geschäftsentwickl", "unternehmensentwickl",
      "stadtentwickl", "regionalentwickl", "abfertigung", "einkaufszentr", "einkaufscenter",
    ]),
  // What would be mistaken for something else.
  TitleRow(
    words: [
      "vice president", "assistant vice president", "assistant manager", "assistant director",
      "assistant general manager", "assistant managing director", "assistant professor",
      "product owner", "process owner", "project owner", "service owner", "system owner",
      "data owner", "process owners", "product owners", "user experience", "user research",
      "tour operator", "document controller", "stock controller", "traffic controller",
      "media buyer", "media buying", "secretary of state",
    ],
    stems: ["vizepräsident", "lehrstuhlinhaber", "staatssekretär"]),
  // Those who oversee and do not lead.
  TitleRow(
    effects: [.oversees, .elsewhere],
    words: [
      "supervisory board", "advisory board", "non executive", "nonexecutive",
      "member of the advisory",
      "member of the supervisory",
    ],
    stems: ["aufsichtsrat", "aufsichtsrät", "beirat", "beirät"]),
  // Those who have left, and those who are learning.
  TitleRow(
    effects: .gone,
    words: [
      "former", "formerly", "ex", "retired", "emeritus", "past", "previously", "a d", "i r",
      "student", "intern", "internship", "trainee", "apprentice", "azubi",
    ],
    stems: [
      "ehemalig", "ehemals", "vormals", "pensioniert", "im ruhestand", "praktikant", "werkstudent",
      "auszubild",
    ]),
  // Who somebody works for says nothing about the work.
  TitleRow(effects: .silences, words: ["at", "bei", "@"]),
]
