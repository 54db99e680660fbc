import DMUGraph

/// The words of English job titles, and abbreviations that other languages share.
let englishTitles: [TitleRow] = [
  // Those who negotiate and order. CPO is the chief procurement officer.
  TitleRow(
    roles: [.purchasing],
    words: [
      "purchasing", "purchase", "purchaser", "procurement", "buyer", "buyers", "buying", "sourcing",
      "supply chain", "supply manager", "supply management", "category manager",
      "category management", "category lead", "category buyer", "commodity manager",
      "materials manager", "materials management", "supplier manager", "supplier management",
      "vendor manager", "vendor management",
    ]),
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
      "technical", "technology", "technologies", "engineering", "engineer", "engineers", "r & d",
      "r d", "research", "product development", "software", "developer", "programmer", "architect",
      "it", "i t", "ict", "information systems", "information security", "systems manager",
      "system administrator", "erp", "devops", "automation", "quality", "quality controller", "qa",
      "qm", "maintenance", "manufacturing", "production", "plant manager", "plant director",
      "works manager", "technician", "technologist", "lab manager", "laboratory manager",
    ]),
  TitleRow(
    roles: [.technical, .executive],
    words: [
      "cto", "cio", "ciso", "c t o", "c i o", "chief technology officer", "chief technical officer",
      "chief information officer", "chief information security officer",
      "chief engineering officer", "chief information & technology officer",
      "chief technology & information officer",
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
      "board of management", "management board", "executive board", "founder", "cofounder", "owner",
      "owner operator", "owner & operator", "proprietor",
    ]),
  // Leads a company, or a department when one is named beside it.
  TitleRow(
    alone: [.executive],
    words: ["general manager", "executive director"]),
  // Those who release budgets.
  TitleRow(
    roles: [.finance],
    words: [
      "finance", "finances", "financial", "controller", "controllers", "comptroller", "controlling",
      "treasurer", "treasury", "accountant", "accounting", "accounts payable", "bookkeeper",
      "bookkeeping", "tax",
    ]),
  TitleRow(
    roles: [.finance, .executive],
    words: ["cfo", "c f o", "chief financial officer", "chief finance officer"]),
  // Those who negotiate contracts.
  TitleRow(
    roles: [.legal],
    words: [
      "legal", "counsel", "lawyer", "attorney", "solicitor", "paralegal", "company secretary",
      "corporate secretary",
    ]),
  TitleRow(
    roles: [.legal, .executive],
    words: ["chief legal officer"]),
  // Those who work with what is bought.
  TitleRow(
    roles: [.user],
    words: [
      "operator", "operators", "user", "users", "machinist", "shift leader", "shift manager",
      "shift supervisor", "shift lead",
    ]),
  // Those who decide who reaches the others.
  TitleRow(
    roles: [.gatekeeper],
    words: [
      "office manager", "receptionist", "reception", "front desk", "gatekeeper",
      "executive support",
    ]),
  TitleRow(
    alone: [.gatekeeper], effects: .assists,
    words: ["assistant", "assistants", "pa", "ea", "chief of staff", "ceo office", "aide"]),
  TitleRow(
    effects: .assists,
    words: ["advisor", "adviser"]),
  TitleRow(
    roles: [.gatekeeper], effects: .guards,
    words: ["secretary", "secretaries", "secretariat"]),
  TitleRow(
    roles: [.gatekeeper], effects: [.guards, .silences],
    words: [
      "assistant to", "assistants to", "assistant of", "pa to", "ea to", "secretary to",
      "secretary of", "aide to", "chief of staff to", "advisor to", "adviser to", "office of the",
    ]),
  // Those who sell, and those who hire.
  TitleRow(
    effects: [.sells, .elsewhere],
    words: [
      "sales", "selling", "presales", "marketing", "market research", "business development",
      "business developer", "account manager", "account executive", "account director", "recruiter",
      "recruiting", "recruitment", "talent",
    ]),
  // Departments that are no role here.
  TitleRow(
    effects: .elsewhere,
    words: [
      "hr", "human resources", "people", "logistics", "communications", "warehouse",
      "learning & development", "training & development", "organizational development",
    ]),
  // Titles that would be mistaken for something else.
  TitleRow(
    words: [
      "vice president", "assistant vice president", "assistant manager", "assistant director",
      "assistant general manager", "assistant managing director", "assistant professor",
      "product owner", "process owner", "project owner", "service owner", "system owner",
      "data owner", "process owners", "product owners", "user experience", "user research",
      "tour operator", "document controller", "stock controller", "traffic controller",
      "media buyer", "media buying", "secretary of state",
    ]),
  // Those who oversee and do not lead.
  TitleRow(
    effects: [.oversees, .elsewhere],
    words: [
      "supervisory board", "advisory board", "non executive", "nonexecutive",
      "member of the advisory", "member of the supervisory",
    ]),
  // Those who have left, and those who are learning.
  TitleRow(
    effects: .gone,
    words: [
      "former", "formerly", "ex", "retired", "emeritus", "past", "previously", "student", "intern",
      "internship", "trainee", "apprentice",
    ]),
  // Who somebody works for says nothing about the work.
  TitleRow(
    effects: .silences,
    words: ["at", "@"]),
]
