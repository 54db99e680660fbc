/// What names and titles are made of. All of it is made up; no such person or company is meant.
enum Words {
  static let given = [
    "Adele", "Ælfric", "Benno", "Čeněk", "Dörte", "Élodie", "Fiene", "Gøran", "Henrike", "İlkay",
    "Jörg", "Kőrös", "Łucja", "Maëlle", "Nuño", "Øyvind", "Pádraig", "Quirin", "Réka", "Şule",
    "Tomáš", "Ulrike", "Völund", "Wanja", "Xénia", "Ylva", "Zoë", "Νεφέλη", "Мирослава", "美咲",
  ]
  static let stems = [
    "Ahorn", "Birken", "Cedern", "Distel", "Erlen", "Föhren", "Ginster", "Hasel", "Ilex",
    "Jasmin", "Kiefern", "Lärchen", "Mispel", "Nessel", "Oliven", "Pappel", "Quitten", "Rüster",
    "Schlehen", "Tannen", "Ulmen", "Veilchen", "Weiden", "Ysop", "Zirben",
  ]
  static let endings = [
    "bach", "berg", "brück", "dorf", "feld", "furt", "gård", "grün", "hof", "höh", "kamp", "loh",
    "mühl", "rain", "ried", "see", "stätt", "tal", "weiler", "zell",
  ]
  static let industries = [
    "Antriebe", "Automation", "Brot &amp; Söhne", "Chemie", "Energi", "Foods", "Getränke",
    "Hydraulik", "Logistik", "Médical", "Optik", "Papier", "Pumpen", "Robotics", "Stål",
    "Textil",
  ]
  static let forms = ["AB", "AG", "B.V.", "GmbH", "Ltd", "S.A.", "SE", "s.r.o."]
  static let regions = ["Bayern", "Île-de-France", "Lombardia", "Łódzkie", "Skåne", "Wales"]
  static let currencies = ["EUR", "EUR", "EUR", "EUR", "USD", "GBP", "CHF", "SEK", "PLN"]
  static let stances = [
    "champion", "supporter", "supporter", "neutral", "neutral", "critic", "opponent",
  ]
  static let staffRoles = [
    "account_manager", "account_manager", "sales_representative", "sales_representative",
    "sales_coordinator", "technical", "technical", "service", "marketing", "executive",
  ]

  /// Departments, each with the role of its people and their titles, the head's first.
  static let departments: [(name: String, role: String, titles: [String])] = [
    ("Management", "executive", ["Geschäftsführerin", "Chief Financial Officer", "Prokurist"]),
    ("Einkauf", "purchasing", ["Head of Procurement", "Senior Buyer", "Einkäufer"]),
    ("Technik", "technical", ["Leiter Technik", "Systems Engineer", "Konstrukteurin"]),
    ("Produktion", "user", ["Produktionsleiter", "Shift Supervisor", "Meister"]),
    ("Finance", "finance", ["Head of Controlling", "Buchhalterin", "Controller"]),
    ("Recht", "legal", ["General Counsel", "Legal Counsel", "Justiziar"]),
    ("Office", "gatekeeper", ["Assistenz der Leitung", "Office Manager", "Empfang"]),
  ]
}
