import DMUGraph

/// A title as it is understood, part by part.
///
/// A title is parts at commas and brackets, a part is jobs at "and", "&", "/" or "+".
struct TitleReading {
  /// The sense of some parts.
  struct Sense {
    var roles: RoleSet = []
    var seniority: Seniority?
    /// The roles and the rank that count where no field of work is named.
    var general: RoleSet = []
    var generalSeniority: Seniority?

    var isEmpty: Bool { roles.isEmpty && general.isEmpty && seniority == nil }

    mutating func formUnion(_ other: Sense) {
      roles.formUnion(other.roles)
      seniority = highest(seniority, other.seniority)
      general.formUnion(other.general)
      generalSeniority = highest(generalSeniority, other.generalSeniority)
    }
  }

  /// A word says that somebody has left.
  private var hasFormer = false
  /// The number of words that name a post or a field of work, and of those among them that are also
  /// names of people.
  private(set) var workWords = 0
  private(set) var names = 0
  /// The number of words that no table knows.
  private(set) var otherWords = 0
  /// The sense of the title, but for the last part.
  private var title = Sense()
  /// The sense of all but the last two parts.
  private var before = Sense()
  private var part = Sense()
  private var partBegin = 0
  private var partEffects: TitleWordMeaning.Effects = []
  /// The rank of who assists in the part, which is the part's.
  private var aide: Seniority?
  /// The words that say that somebody has left, or is in training.
  private var gone = 0..<0
  private var job: RoleSet = []
  private var jobEffects: TitleWordMeaning.Effects = []
  private var jobIsEmpty = true
  /// The job sells; what follows a comma belongs to it, what follows an "and" does not.
  private var sells = false
  /// The title names a field of work that is no role, or has a word that no table knows.
  private var isElsewhere = false

  /// Reads the letters of a title.
  init(_ letters: [UInt8], with matcher: TitleMatcher) {
    var scanner = TitleScanner(letters, with: matcher)
    while let token = scanner.next() {
      switch token {
      case .and: joinJob()
      case .comma: endPart(of: letters, at: scanner.range.lowerBound)
      case .known(let meaning): take(meaning, of: letters, at: scanner.range)
      case .unknown(let isWord):
        if !isWord { continue }
        otherWords += 1
        if partEffects.isDisjoint(with: [.former, .learning, .silences]) { isElsewhere = true }
      }
    }
    endPart(of: letters, at: letters.count)
  }

  /// The title names no field of work, so that a general rank is one of the whole company.
  var isGeneral: Bool { title.roles.isEmpty && !isElsewhere }

  /// The roles of the whole title.
  var roles: RoleSet { isGeneral ? title.general : title.roles }

  /// The rank that the title says.
  var seniority: Seniority? {
    isGeneral ? highest(title.seniority, title.generalSeniority) : title.seniority
  }

  /// Nothing is left of the title but what is gone.
  var isFormer: Bool { hasFormer && title.isEmpty }

  private mutating func take(_ meaning: TitleWordMeaning, of letters: [UInt8], at range: Range<Int>)
  {
    let effects = meaning.effects
    if partEffects.contains(.silences) { return }
    if effects.contains(.joins) { return joinJob() }
    if !effects.isDisjoint(with: [.former, .learning]) {
      // "Founder and former CEO": the jobs before are not gone.
      if jobIsEmpty, !part.isEmpty { endPart(of: letters, at: range.lowerBound) }
      gone = range
      if effects.contains(.former) { hasFormer = true }
    }
    if meaning.namesWork {
      workWords += 1
      if effects.contains(.name) { names += 1 }
      jobIsEmpty = false
    }
    job.formUnion(meaning.roles)
    if effects.contains(.general) { part.general = .executive }
    if !effects.isDisjoint(with: [.assists, .guards]) {
      aide = highest(aide, meaning.seniority)
    } else if effects.contains(.general), meaning.seniority == .board {
      part.generalSeniority = .board
      part.seniority = highest(part.seniority, .head)
    } else {
      part.seniority = highest(part.seniority, meaning.seniority)
    }
    if effects.contains(.sells) { sells = true }
    if effects.contains(.elsewhere) { isElsewhere = true }
    jobEffects.formUnion(effects)
    partEffects.formUnion(effects)
  }

  private mutating func joinJob() {
    endJob()
    sells = false
  }

  private mutating func endJob() {
    if sells { job.subtract([.purchasing, .technical]) }
    if !job.isDisjoint(with: [.purchasing, .finance, .legal, .user]) { job.remove(.technical) }
    if jobEffects.contains(.oversees) { job.remove(.executive) }
    if job.contains(.executive), partEffects.contains(.assists) { job = .gatekeeper }
    if job.contains(.executive), partEffects.contains(.advises) {
      job.remove(.executive)
      if job.isEmpty { job = .gatekeeper }
      aide = highest(aide, .specialist)
    }
    if jobEffects.contains(.guards) { job = .gatekeeper }
    part.roles.formUnion(job)
    job = []
    jobEffects = []
    jobIsEmpty = true
  }

  private mutating func endPart(of letters: [UInt8], at end: Int) {
    endJob()
    if let aide {
      part.seniority = aide
      part.generalSeniority = nil
      if !part.general.isEmpty { part.general = .gatekeeper }
    }
    if partEffects.isDisjoint(with: [.former, .learning]) {
      before = title
      title.formUnion(part)
    } else if isOnlyGone(letters, end) {
      // "CEO (former)": it is the part before that is gone.
      title = before
    }
    if partEffects.contains(.learning) { title.seniority = title.seniority ?? .assistant }
    part = Sense()
    partEffects = []
    aide = nil
    partBegin = end + 1
  }

  /// The part is nothing but the words that say so, or a single such word.
  private func isOnlyGone(_ letters: [UInt8], _ end: Int) -> Bool {
    let isWhole = gone.lowerBound <= partBegin && gone.upperBound >= end
    let inner = letters[..<max(partBegin + 1, end - 1)].dropFirst(partBegin + 1)
    return isWhole || !inner.contains(TitleLetter.blank)
  }
}

private func highest(_ one: Seniority?, _ other: Seniority?) -> Seniority? {
  guard let one, let other else { return one ?? other }
  return max(one, other)
}
