@testable import DMUProfile
import DMUGraph
import Testing

@Suite struct TitlesTests {
  /// Roles by their first letters: p, t, e, u, f, l, g.
  private static let letters: [Character: Role] = [
    "p": .purchasing, "t": .technical, "e": .executive, "u": .user, "f": .finance, "l": .legal,
    "g": .gatekeeper,
  ]

  /// The rows of `titles.tsv`: language, title, roles and rank, with `|` between answers that are both
  /// right, `-` for none and `?` for a rank that is not compared.
  static let rows = String(decoding: PackageResources.titles_tsv, as: UTF8.self)
    .split(separator: "\n").dropFirst()

  @Test(arguments: englishAndGermanTitles.split(separator: "\n"))
  func titleHasRoles(line: Substring) {
    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let expected = parts[0].compactMap { TitlesTests.letters[$0] }
    #expect(roles(forTitle: String(parts[1].dropFirst())) == expected)
  }

  @Test(arguments: rows)
  func titleInAnyLanguageHasRolesAndRank(row: Substring) throws {
    let columns = row.split(separator: "\t")
    try #require(columns.count == 4)
    let meaning = TitleMeaning(of: String(columns[1]))
    let found = meaning.roles.isEmpty ? "-" : meaning.roles.map(\.rawValue).joined(separator: ";")
    #expect(columns[2].split(separator: "|").contains { $0 == found })
    if columns[3] != "?" {
      let rank = meaning.seniority?.rawValue ?? "-"
      #expect(columns[3].split(separator: "|").contains { $0 == rank })
    }
    #expect(!meaning.isFormer)
    #expect(meaning.namesWork)
  }

  @Test func thereAreRowsForEachLanguage() {
    for (language, _) in TitleTable.files {
      let rows = TitlesTests.rows.filter { $0.hasPrefix(language + "\t") }
      #expect(rows.count >= 70)
    }
  }

  @Test(arguments: [
    "Former CEO", "ex-CTO", "ehem. Einkaufsleiter", "Geschäftsführer a.D.", "CEO (former)",
    "CTO, retired", "CFO (left)", "Head of IT (ret.)", "früher Leiter Einkauf", "previous CFO",
    "ehemalige Einkäuferin", "Bürgermeister a. D.", "Ancien directeur des achats",
    "Directeur des achats (parti)", "Directrice générale à la retraite", "Antiguo Director General",
    "Exdirector financiero", "Director financiero (jubilado)", "Ex Presidente",
    "già Presidente", "Direttore in pensione", "voormalig directeur", "oud-burgemeester",
    "gepensioneerd directeur", "ex-diretor", "antigo presidente", "diretor aposentado",
    "były prezes", "była dyrektor finansowa", "emerytowany dyrektor", "b. dyrektor", "eks-prezes",
  ])
  func formerHolderHasLeft(title: String) {
    let meaning = TitleMeaning(of: title)
    #expect(meaning.isFormer)
    #expect(meaning.roles.isEmpty)
    #expect(meaning.seniority == nil)
  }

  @Test(arguments: [
    "CEO", "Executive Buyer", "Export Manager", "Expert", "Ex-CTO, now CEO", "CEO (formerly CTO)",
    "Founder and former CEO", "Director of External Affairs", "Responsable exploitation",
    "Jefe de Exportación", "Gründer und Geschäftsführer, ehemals CTO", "Procurement Intern", "",
  ])
  func currentHolderHasNotLeft(title: String) {
    #expect(!TitleMeaning(of: title).isFormer)
  }

  @Test(arguments: [
    "Einkauf", "Abteilung Einkauf", "Einkauf & Logistik", "Personal", "Qualitätssicherung",
    "Technik", "Rechnungswesen und Controlling", "F&E", "IT", "IT & Digital", "Werk Süd", "Recht",
    "Marketing/Vertrieb", "Sekretariat", "Procurement", "Purchasing Department", "Human Resources",
    "R&D", "Board of Directors", "Operations", "Service Achats", "Ressources humaines",
    "Bureau d'études", "Departamento de Compras", "Informática", "Dirección General",
    "Ufficio Acquisti", "Risorse Umane", "Afdeling Inkoop", "Personeelszaken", "Suprimentos",
    "Tecnologia da Informação", "Zakupy", "Dział Zakupów", "Księgowość", "Utrzymanie Ruchu",
  ])
  func departmentIsRecognized(label: String) {
    #expect(isDepartment(label))
    #expect(!isVacancy(label))
  }

  @Test(arguments: [
    "Nordhaus AG", "Kolibri Optik", "Lindau Pumpen GmbH", "Technik GmbH", "Müller Technik",
    "Acme Engineering", "Anna Müller", "Einkaufsleiter", "Leiter Einkauf", "CEO", "Buyer",
    "Sales Manager", "Stadtwerke Bremen", "Nord", "Einkaufszentrum", "Vorstandsassistentin", "",
  ])
  func otherLabelsAreNoDepartment(label: String) {
    #expect(!isDepartment(label))
  }

  @Test(arguments: [
    "N.N.", "N. N.", "NN", "n.n.", "vakant", "VACANT", "TBD", "T.B.D.", "offen", "unbesetzt",
    "N.N. (vakant)", "zu besetzen", "to be hired", "Open position", "Poste vacant", "à pourvoir",
    "Vacante", "por cubrir", "posto vacante", "da definire", "vacature", "vaga", "a contratar",
    "wakat", "nieobsadzone",
  ])
  func vacancyIsRecognized(name: String) {
    #expect(isVacancy(name))
  }

  @Test(arguments: ["Anna Nagel", "Nina N.", "Frei", "Offner", "Open Systems", "Vacek", "CEO", ""])
  func peopleAreNoVacancies(name: String) {
    #expect(!isVacancy(name))
  }

  @Test func namesOfPeopleAreTold() {
    for name in ["Dean", "Meister", "Koch", "Dean Koch", "Kupiec", "Alcalde", "Maire"] {
      #expect(TitleMeaning(of: name).mayBeName)
    }
    for title in ["CEO", "Koch and CEO", "Martin", ""] {
      #expect(!TitleMeaning(of: title).mayBeName)
    }
    for name in [
      "Anna Müller", "Hans-Jürgen Meyer-Lüdenscheidt", "Estelle Schlager", "Paul Blanchet",
      "Jan Wojtowicz", "Chiara Bassi", "Luis Montero", "Nordhaus Gruppe",
    ] {
      #expect(!TitleMeaning(of: name).namesWork)
    }
  }

  @Test(arguments: [
    ["Geschäftsführer", "Gescha\u{308}ftsfu\u{308}hrer", "GESCHÄFTSFÜHRER", "Geschaeftsfuehrer"],
    ["Geschäftsführer", "Geschaftsfuhrer", "Geschäftsführer:in", "Geschäftsführer/-in"],
    ["Directeur général", "DIRECTEUR GÉNÉRAL", "directeur general", "Directeur(trice) général(e)"],
    ["Directeur général", "Directeur·rice général·e", "Directeur.rice général.e"],
    ["Directora de Compras", "Director/a de Compras", "Director(a) de compras"],
    ["Wiceprezes Zarządu", "wiceprezes zarzadu", "WICEPREZES ZARZĄDU"],
    ["Director General", "Director\u{A0}General", "Director  -  General"],
  ])
  func spellingsMeanTheSame(titles: [String]) {
    for title in titles {
      let meaning = TitleMeaning(of: title)
      #expect(!meaning.roles.isEmpty)
      #expect(meaning == TitleMeaning(of: titles[0]))
    }
  }

  @Test func strangeTextsAreNoTitle() {
    for title in [
      "", " ", ",", "&", "/-in", "\u{0}", "采购经理", "👩🏽‍💻", "ä", "(", ")", "*", "((((a)",
      String(repeating: ",&/", count: 50_000), String(repeating: "x", count: 200_000),
    ] {
      #expect(roles(forTitle: title).isEmpty)
      #expect(!isDepartment(title))
      #expect(!isVacancy(title))
    }
    #expect(roles(forTitle: String(repeating: "cto ", count: 50_000)) == [.technical, .executive])
  }

  @Test func firstTwoThousandCharactersCount() {
    let within = String(repeating: "x ", count: 998) + "CEO"
    #expect(roles(forTitle: within) == [.executive])
    #expect(roles(forTitle: "x x " + within).isEmpty)
  }
}

@Suite struct TitleTableTests {
  private let tables = TitleTable.files.map { (language: $0.key, table: TitleTable($0.value)) }

  /// The entries of a language's file as they are written.
  private func writtenEntries(_ file: [UInt8]) -> [Substring] {
    String(decoding: file, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.hasPrefix(" ") ? $0 : $0.drop { $0 != ":" }.dropFirst() }
      .flatMap { $0.split(separator: ",") }.map { $0.drop { $0 == " " } }
  }

  @Test func everyLineIsUnderstood() {
    for (language, table) in tables {
      #expect(table.unreadableLines.isEmpty, "\(language)")
      #expect(table.meanings.count > 40)
    }
  }

  @Test func everyEntryStandsOnceAndIsWellWritten() {
    for (language, file) in TitleTable.files {
      var seen: Set<Substring> = []
      for entry in writtenEntries(file) {
        #expect(seen.insert(entry).inserted, "\(language): \(entry)")
        let inner = entry.drop { $0 == "*" }
        #expect(!inner.isEmpty && !inner.dropLast().contains("*"), "\(language): \(entry)")
        #expect(entry == entry.lowercased(), "\(language): \(entry)")
      }
    }
  }

  @Test func noWordMeansTwoThings() {
    var meanings: [ArraySlice<UInt8>: TitleWordMeaning] = [:]
    for (language, table) in tables {
      for entry in table.entries {
        let meaning = table.meanings[entry.meaning]
        let first = meanings.updateValue(meaning, forKey: entry.letters)
        #expect(first == nil || first == meaning, "\(language): \(entry.letters.map(String.init))")
      }
    }
  }

  /// Where an entry stands alone, or in a compound, it is what is found.
  @Test func everyEntryIsReached() {
    for (language, table) in tables {
      for entry in table.entries {
        let begin = entry.letters.first == TitleLetter.blank ? [] : [TitleLetter.foreign]
        let end = entry.letters.last == TitleLetter.blank ? [] : [TitleLetter.foreign]
        let match = TitleMatcher.shared.match(begin + entry.letters + end, at: begin.count)
        #expect(match?.meaning == table.meanings[entry.meaning], "\(language): \(entry.letters)")
      }
    }
  }

  /// The steps at each letter are bounded, so that a title takes time in proportion to its length.
  @Test func entriesAreShort() {
    for (_, table) in tables {
      for entry in table.entries { #expect((3...60).contains(entry.letters.count)) }
    }
  }
}

private let englishAndGermanTitles = """
  p: Head of Procurement
  p: Purchasing Manager
  p: Buyer
  p: Senior Buyer
  p: Strategic Sourcing Lead
  p: Category Manager
  p: Category Manager Packaging
  p: Supply Chain Director
  p: VP Global Supply Chain
  p: Vice President, Procurement
  p: Director - Purchasing
  p: Purchasing Assistant
  p: Assistant Buyer
  p: Assistant Manager, Procurement
  p: Technical Buyer
  p: IT Procurement Manager
  p: Procurement Engineer
  p: General Manager Purchasing
  p: General Manager, Procurement
  p: Executive Director Strategic Sourcing
  p: eProcurement & Sourcing Specialist
  p: Einkauf
  p: Einkaufsleiter
  p: Einkaufsleiterin
  p: Leiter Einkauf
  p: Leiter/-in Einkauf (m/w/d)
  p: LEITERIN STRATEGISCHER EINKAUF
  p: Einkäufer:in
  p: Einkäufer*in
  p: Einkäufer/in
  p: Einkäufer_in
  p: EinkäuferIn
  p: Einkaeuferin
  p: Einkaufer
  p: Chefeinkäufer
  p: Technischer Einkäufer
  p: Leiter technischer Einkauf
  p: IT-Einkäufer
  p: Leiter techn. Einkauf
  p: Director, Procurement (Former VP Engineering)
  p: Dipl.-Ing. Leiter Einkauf
  p: Teamassistenz Einkauf
  p: Leiter Beschaffung
  p: Beschaffungsmanagerin
  p: Materialwirtschaft / Disposition
  p: Referent Einkauf
  p: Assistenz Einkauf
  p: Lieferantenmanagement
  p: Vizepräsident Einkauf
  p: Leiter Ein- und Verkauf
  p: Ein-/Verkauf
  p: Head of Sales & Procurement
  p: Leiter Einkauf, Vertrieb
  p: Einkaufs- und Vertriebsleiter
  p: Head of Purchasing, former CTO
  p: Buyer at Siemens Engineering
  p: Buyer @ Legal Software GmbH
  p: Einkäufer bei Technik AG
  pe: CPO
  pe: Chief Procurement Officer
  pe: Chief Purchasing Officer (CPO)
  pe: CEO & Head of Purchasing
  pe: Geschäftsführer Einkauf
  pe: Vorstand Einkauf
  pt: Leiter Einkauf und Technik
  pt: Head of IT & Procurement
  pt: Head of IT, Purchasing
  pt: Purchasing/Engineering
  pt: Einkauf + Konstruktion
  t: VP Engineering
  t: V.P. Engineering
  t: Senior Vice President Technology
  t: EVP Engineering
  t: SVP R&D
  t: Technical Director
  t: Head of R&D
  t: Director Research and Development
  t: Head of Research & Development
  t: IT Manager
  t: I.T. Manager
  t: IT-Leiter
  t: IT-Leiter:in
  t: Leiter IT
  t: Leiter EDV
  t: EDV-Leiter
  t: Head of IT – Europe
  t: Leiter Technik
  t: Techn. Leiter
  t: Technischer Leiter
  t: Technische Leiterin
  t: Leiter Forschung und Entwicklung
  t: Entwicklungsleiter
  t: Softwareentwickler
  t: Leiter Konstruktion
  t: Konstrukteurin
  t: Leiter Instandhaltung
  t: Maintenance Manager
  t: Werkleiter
  t: Werksleiterin
  t: Plant Manager
  t: Betriebsleiter
  t: Produktionsleitung
  t: Produktionsleiter
  t: Production Manager
  t: Fertigungsleiter
  t: Qualitätsmanagement
  t: Qualitaetsmanager
  t: Leiter Qualitätssicherung
  t: Quality Manager
  t: Quality Controller
  t: QM-Beauftragter
  t: Anwendungstechniker
  t: Anwendungsentwicklerin
  t: Projektingenieur
  t: Chief Engineer
  t: Enterprise Architect
  t: Solution Architect (Cloud)
  t: Software Developer
  t: Head of Information Systems
  t: Laborleiter
  t: Automation Engineer
  t: Service Technician
  t: Salesforce Developer
  t: Sales and Technical Director
  t: Vertriebs- und Entwicklungsleiter
  te: CTO
  te: cto
  te: C.T.O.
  te: CIO
  te: Chief Technology Officer
  te: Chief Information Officer
  te: Group CIO
  te: CTO/CIO
  te: Interim CTO
  te: Technischer Geschäftsführer
  te: Geschäftsführer Technik
  te: CEO and CTO
  te: Co-Founder & CTO
  te: Founder/Chief Technical Officer
  e: CEO
  e: C.E.O.
  e: COO
  e: Chief Executive
  e: Chief Executive Officer
  e: Chief Operating Officer
  e: Chief Marketing Officer
  e: Managing Director
  e: Managing Director Sales
  e: Managing Partner
  e: President
  e: President & CEO
  e: Chairman of the Board
  e: Board Member
  e: Owner/Operator
  e: Interim CEO EMEA
  e: President, North America
  e: Group CEO, former CFO
  e: Member of the Executive Board
  e: Owner
  e: Business Owner
  e: Founder
  e: Co-founder
  e: General Manager
  e: General Manager DACH
  e: Executive Director
  e: Deputy CEO
  e: Director General
  e: Geschäftsführer
  e: Geschäftsführerin
  e: Geschäftsführer/in
  e: Geschäftsführer*in
  e: Geschäftsführung
  e: Mitglied der Geschäftsführung
  e: Sprecher der Geschäftsleitung
  e: Geschäftsführender Gesellschafter
  e: Hauptgeschäftsführer
  e: Vorstand
  e: Vorständin
  e: Vorstandsmitglied
  e: Vorstandsvorsitzender
  e: Mitglied des Vorstands
  e: Inhaber
  e: Inhaberin
  e: Eigentümer
  e: Gründer
  e: Präsidentin
  e: Generaldirektor
  e: Generalsekretärin
  e: GF
  e: CEO & Head of Sales
  e: Ex-CTO, now CEO
  e: CEO (formerly CTO)
  e: Gründer und Geschäftsführer, ehemals CTO
  f: Controller
  f: Controlling
  f: Financial Controller
  f: Finance Director
  f: VP Finance
  f: Treasurer
  f: Head of Treasury
  f: Chief Accountant
  f: Finanzleiter
  f: Leiter Finanzen
  f: Leiter Buchhaltung
  f: Finanzbuchhalterin
  f: Kaufmännischer Leiter
  f: Kaufmännische Leitung
  f: Leiter Rechnungswesen
  f: Kfm. Leiter
  f: Leiter Finanz- und Rechnungswesen
  f: IT-Controller
  f: Vertriebscontroller
  f: Sales Controller
  ef: CFO
  ef: C.F.O.
  ef: Chief Financial Officer
  ef: Finanzvorstand
  ef: Kaufm. Geschäftsführer
  ef: Kaufmännischer Geschäftsführer
  ef: CFO & COO
  ef: CEO/CFO
  l: General Counsel
  l: Assistant General Counsel
  l: Legal
  l: Head of Legal
  l: Legal Counsel IT
  l: Justiziar
  l: Justitiarin
  l: Rechtsabteilung
  l: Leiterin Recht
  l: Recht & Compliance
  l: Syndikus
  l: Syndikusrechtsanwalt
  l: Volljuristin
  l: Company Secretary
  el: Chief Legal Officer
  u: Operator
  u: Machine Operator
  u: Production Operator
  u: Anwender
  u: Anwenderin
  u: Key User SAP
  u: Schichtleiter
  u: Schichtleiterin Produktion
  u: Maschinenbediener
  u: Produktionsmitarbeiter
  g: Assistant
  g: Assistentin
  g: Executive Assistant
  g: Personal Assistant
  g: PA
  g: Assistant to the CEO
  g: Executive Assistant to the CEO and CFO
  g: Executive Assistant to Managing Director & Head of Procurement
  g: PA to the CTO
  g: CEO Assistant
  g: Assistenz der Geschäftsführung
  g: Assistentin der Geschäftsführung
  g: Assistent/in der Geschäftsleitung
  g: Assistent*in des Vorstands
  g: Assistenz Geschäftsführung
  g: Persönliche Assistentin des Geschäftsführers
  g: Geschäftsführungsassistentin
  g: Vorstandsassistenz
  g: Vorstandsreferent
  g: Referentin des Vorstands
  g: Referent der Geschäftsführung
  g: Sekretariat
  g: Sekretärin
  g: Sekretariat der Geschäftsführung
  g: Sekretariat Geschäftsleitung
  g: Chefsekretärin
  g: Sekretärin Technik
  g: Secretary to the Board
  g: Office Manager
  g: Office of the CEO
  g: Chief of Staff
  g: Chief of Staff to the CEO
  g: Receptionist
  g: Vorzimmer Vorstand
  g: Empfangsmitarbeiterin
  e: Director
  e: Direktor
  : Cook
  : Italian Cook
  : Doctor
  : Victor
  : Factory
  : Manager
  : Leiter
  : Abteilungsleiterin
  : Partner
  : HR Business Partner
  e: Prokurist
  e: Prokuristin
  : MD
  : Dr. med.
  e: Vice President
  e: Senior Vice President
  e: Vizepräsident
  e: VP
  e: EVP
  : Product Owner
  : Process Owner
  : Project Manager
  : Produktmanager
  : Operations Manager
  : Sales Director
  : Director of Sales
  : Sales Manager
  : Sales Engineer
  : Technical Sales Manager
  : Sales Manager, Engineering Products
  : Sales Manager (Software)
  : Account Executive
  : Key Account Manager
  : Sales Executive
  : Vertriebsleiter
  : Leiter Vertrieb
  : Vertriebsingenieur
  : Technischer Vertrieb
  : Verkäufer
  : Verkaufsleiter
  : Marketing Manager
  : Marketing Technology Lead
  : Market Research Analyst
  : Business Development Manager
  : Personalentwicklung
  : Personalleiter
  : Geschäftsentwicklung
  : Organisationsentwicklerin
  : Technical Recruiter
  : Talent Sourcing Specialist
  : Media Buyer
  : Document Controller
  : General Manager HR
  : General Manager Sales
  : Supervisory Board
  : Member of the Supervisory Board
  : Aufsichtsrat
  : Aufsichtsratsvorsitzender
  : Betriebsratsvorsitzender
  : Beirat
  : Former CEO
  : former Head of Procurement
  : ex-CEO
  : Ex-Geschäftsführer
  : CEO (former)
  : CTO, retired
  : ehemaliger Geschäftsführer
  : Ehemalige Einkaufsleiterin
  : Geschäftsführer i. R.
  : Vorstand a. D.
  : Geschäftsführer (ehemalig)
  : Praktikant Einkauf
  : Procurement Intern
  : Werkstudentin IT
  : Auszubildender Mechatronik
  : Outsourcing
  : Titan
  e: VP of Operations
  : Facility Manager
  : Contracts Manager
  : Compliance Officer
  e: Geschäftsbereichsleiter
  : Audit
  : Logistikleiter
  : Einkaufszentrum Nord
  : Lehrstuhlinhaber
  : Rechtschreibung
  : Vice Versa
  : Consultant at CTO Partners
  : Assistant Manager
  : Assistant Professor
  : Sales Assistant
  : Referent
  : Staatssekretär
  : Consultant
  : n/a
  : -
  """
