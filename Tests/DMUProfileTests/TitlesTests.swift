@testable import DMUProfile
import DMUGraph
import Testing

@Suite struct TitlesTests {
  /// Roles by their first letters: p, t, e, u, f, l, g.
  private static let letters: [Character: Role] = [
    "p": .purchasing, "t": .technical, "e": .executive, "u": .user, "f": .finance, "l": .legal,
    "g": .gatekeeper,
  ]

  @Test(arguments: titles.split(separator: "\n"))
  func titleHasRoles(line: Substring) {
    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let expected = parts[0].compactMap { TitlesTests.letters[$0] }
    #expect(roles(forTitle: String(parts[1].dropFirst())) == expected)
  }

  @Test func umlautsMatchHoweverTheyAreWritten() {
    for title in [
      "Geschäftsführer", "Gescha\u{308}ftsfu\u{308}hrer", "GESCHÄFTSFÜHRER", "Geschaeftsfuehrer",
      "Geschaftsfuhrer",
    ] {
      #expect(roles(forTitle: title) == [.executive])
    }
  }

  @Test func strangeTextsAreNoTitle() {
    for title in [
      "", " ", ",", "&", "/-in", "\u{0}", "采购经理", "👩🏽‍💻", "ä", String(repeating: ",&/", count: 50_000),
      String(repeating: "x", count: 200_000),
    ] {
      #expect(roles(forTitle: title).isEmpty)
    }
    #expect(roles(forTitle: String(repeating: "cto ", count: 50_000)) == [.technical, .executive])
  }

  @Test func everyEntryOfTheTableStandsOnce() {
    var seen: Set<[UInt8]> = []
    for row in titleTable {
      for word in row.words { #expect(seen.insert(titleLetters(word)).inserted, "\(word)") }
      for stem in row.stems {
        #expect(seen.insert(Array(titleLetters(stem).dropFirst())).inserted, "\(stem)")
      }
    }
  }
}

private let titles = """
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
  : Director
  : Direktor
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
  : Prokurist
  : Prokuristin
  : MD
  : Dr. med.
  : Vice President
  : Senior Vice President
  : Vizepräsident
  : VP
  : EVP
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
  : VP of Operations
  : Facility Manager
  : Contracts Manager
  : Compliance Officer
  : Geschäftsbereichsleiter
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
