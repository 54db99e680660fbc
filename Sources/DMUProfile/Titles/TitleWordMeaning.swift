package import DMUGraph

/// The sense of the words of one line of the title tables.
struct TitleWordMeaning: Hashable, Sendable {
  /// The roles that they mean.
  var roles: RoleSet = []
  /// The rank that they mean.
  var seniority: Seniority?
  /// Their sense beside roles and rank.
  var effects: Effects = []

  /// The sense of words beside roles and rank.
  struct Effects: OptionSet, Hashable, Sendable {
    let rawValue: UInt32
    /// A rank that is executive where the title names nothing else.
    static let general = Effects(rawValue: 1 << 0)
    /// A field of work that is no role here: a general rank beside it is not executive.
    static let elsewhere = Effects(rawValue: 1 << 1)
    /// Sells: the job is neither purchasing nor technical, whatever it deals in; and elsewhere.
    static let sells = Effects(rawValue: 1 << 2)
    /// Oversees the company and does not lead it: not executive; and elsewhere.
    static let oversees = Effects(rawValue: 1 << 3)
    /// Helps those named beside it: gatekeeper in place of executive, or where nothing is named.
    static let assists = Effects(rawValue: 1 << 4)
    /// Advises those named beside it: gatekeeper in place of executive.
    static let advises = Effects(rawValue: 1 << 5)
    /// Guards the door of others and is none of them: gatekeeper in place of any other role.
    static let guards = Effects(rawValue: 1 << 6)
    /// Has left: no role up to the next comma.
    static let former = Effects(rawValue: 1 << 7)
    /// Is in training: no role up to the next comma.
    static let learning = Effects(rawValue: 1 << 8)
    /// Goes before somebody else's title, or a company, up to the next comma.
    static let silences = Effects(rawValue: 1 << 9)
    /// Joins two jobs, as "and" does.
    static let joins = Effects(rawValue: 1 << 10)
    /// Says nothing, and leaves a general rank executive.
    static let neutral = Effects(rawValue: 1 << 11)
    /// Names a department.
    static let department = Effects(rawValue: 1 << 12)
    /// Says that nobody holds the post.
    static let vacant = Effects(rawValue: 1 << 13)
    /// Is also a name of people.
    static let name = Effects(rawValue: 1 << 14)
    /// Would be mistaken for something else.
    static let other = Effects(rawValue: 1 << 15)
  }

  /// The sense that a line of a table says by its words before the colon; `nil` when it has an unknown
  /// one.
  init?(_ words: some Sequence<Substring>) {
    for word in words {
      if let effect = TitleWordMeaning.effects[word] {
        effects.formUnion(effect)
      } else if let seniority = Seniority(rawValue: String(word)), self.seniority == nil {
        self.seniority = seniority
      } else {
        let role = RoleSet(Role(rawValue: String(word)))
        if role.isEmpty { return nil }
        roles.formUnion(role)
      }
    }
    if !effects.isDisjoint(with: [.sells, .oversees]) { effects.insert(.elsewhere) }
  }

  /// The words that lines of tables have for effects.
  static let effects: [Substring: Effects] = [
    "general": .general, "elsewhere": .elsewhere, "sells": .sells, "oversees": .oversees,
    "assists": .assists, "advises": .advises, "guards": .guards, "former": .former,
    "learning": .learning, "silences": .silences, "joins": .joins, "neutral": .neutral,
    "department": .department, "vacant": .vacant, "name": .name, "other": .other,
  ]

  /// A label of nothing but such words is a department.
  var isDepartment: Bool {
    if effects.contains(.department) { return true }
    return seniority == nil && (!roles.isEmpty || effects.contains(.elsewhere))
      && effects.isDisjoint(with: [.general, .assists, .advises, .silences, .oversees])
  }

  /// The words name a post or a field of work.
  var namesWork: Bool {
    !roles.isEmpty || seniority != nil || !effects.isDisjoint(with: [.elsewhere, .other])
  }
}

extension RoleSet {
  /// The set of one of ``Role/known``, or of none for any other role.
  package init(_ role: Role) {
    self = Role.known.firstIndex(of: role).map { RoleSet(position: $0) } ?? []
  }

  // The sets of one role each.
  package static let purchasing = RoleSet(.purchasing)
  static let technical = RoleSet(.technical)
  static let executive = RoleSet(.executive)
  static let user = RoleSet(.user)
  static let finance = RoleSet(.finance)
  static let legal = RoleSet(.legal)
  static let gatekeeper = RoleSet(.gatekeeper)
}
