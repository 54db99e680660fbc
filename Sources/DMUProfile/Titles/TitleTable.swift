import DMUGraph

/// A row of the table from job titles to roles: words of one language, and what they mean in a title.
struct TitleRow: Sendable {
  /// The effects of words beside their roles.
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
    /// The words after it, up to the next comma, are somebody else's title, or a company.
    static let silences = Effects(rawValue: 32)
    /// Oversees the company and does not lead it: not executive.
    static let oversees = Effects(rawValue: 64)
  }

  /// The roles that the words mean.
  var roles: [Role] = []
  /// The roles that they mean where a title says nothing else.
  var alone: [Role] = []
  /// Their other effects.
  var effects: Effects = []
  /// Words, phrases and abbreviations, which match as a whole.
  var words: [String] = []
  /// Stems, which match anywhere inside a word, as in a German compound.
  var stems: [String] = []
}

/// The meaning of the words of job titles: the rows of all languages. To add a language, add a file like
/// `EnglishTitles.swift`, and its rows here.
///
/// Of entries that overlap the one that begins first counts, then the longest: "vice president"
/// is found before "president", and "personalentwickl" before "entwickl". `&` stands for "and",
/// "und", "/" and "+".
let titleTable: [TitleRow] = englishTitles + germanTitles
