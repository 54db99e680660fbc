/// True when a text names a company by its legal form, as "Talgrund GmbH" and "Kestrel Foods Ltd." do.
///
/// Forms of two letters count in capitals or with points only; the first word is none.
package func hasLegalForm(_ text: String) -> Bool {
  let words = text.prefix(longestName).split {
    $0.isWhitespace || $0 == "," || $0 == ";" || $0 == "(" || $0 == ")" || $0 == "&" || $0 == "+"
  }
  var previous = ""
  for (index, word) in words.enumerated() {
    let bare = String(word.filter { $0 != "." && $0 != "/" })
    let key = bare.lowercased()
    defer { previous = key }
    if index == 0 { continue }
    if longForms.contains(key) || exactForms.contains(bare) { return true }
    if shortForms.contains(key), bare == bare.uppercased() || word.contains(".") { return true }
    if formsOfTwoWords.contains("\(previous) \(key)") { return true }
  }
  return false
}

/// The number of letters of a name that are looked at.
private let longestName = 500

private let longForms: Set<String> = [
  "gmbh", "ggmbh", "mbh", "kgaa", "ohg", "gbr", "ltd", "limited", "plc", "llp", "llc", "inc",
  "incorporated", "corp", "corporation", "sarl", "sàrl", "scarl", "bvba", "lda", "ltda", "sgps",
  "eireli", "spzoo", "oyj", "pty", "pvt",
]

private let exactForms: Set<String> = ["eG", "eV", "eK", "SpA", "Srl", "Srls", "ApS", "Sàrl"]

private let shortForms: Set<String> = [
  "ag", "se", "kg", "ug", "sa", "sl", "nv", "bv", "ab", "as", "oy", "sas", "sasu", "snc", "sca",
  "slu", "sau", "slp", "spa", "srl", "srls", "vof", "aps",
]

private let formsOfTwoWords: Set<String> = ["z oo", "spz oo", "sp k", "sp j", "sà rl", "s à"]

/// True when a word of a text says that it is a public body, a hospital, a university.
package func namesInstitution(_ text: String) -> Bool {
  text.prefix(longestName).split { !$0.isLetter }.contains {
    institutions.contains($0.lowercased())
  }
}

private let institutions: Set<String> = [
  "universität", "university", "université", "universidad", "università", "universiteit",
  "universidade", "uniwersytet", "hochschule", "klinikum", "universitätsklinikum", "krankenhaus",
  "hospital", "hôpital", "ospedale", "ziekenhuis", "szpital", "ministerium", "ministry",
  "ministère", "ministerio", "ministero", "ministerie", "ministério", "ministerstwo", "stadt",
  "landkreis", "gemeente", "ayuntamiento", "mairie", "stadtwerke", "sparkasse",
  "gemeinde", "fachhochschule", "council", "college", "prefeitura", "município", "municipio",
  "diputación", "comune", "politecnico", "gmina", "starostwo", "politechnika",
]
