/// The facts that a finding rests on, by what is wrong.
public enum FindingFacts: Hashable, Sendable {
  /// Nobody of so many contacts holds the role.
  case roleMissing(contactsOnRecord: Int)
  /// Nobody of so many contacts is known to hold the role; these have none yet.
  case roleUnknown(contactsOnRecord: Int, withoutRole: [ContactID])
  /// Of the holders, these have the role by their title alone.
  case roleUncovered(inferredHolders: [ContactID])
  /// The same, with the strongest tie on record to a holder.
  case roleCold(inferredHolders: [ContactID], ColdTie?)
  /// The same, with those who are in touch and against us.
  case roleOpposed(inferredHolders: [ContactID], opponents: [ContactID])
  /// The same, with those who are in touch and not against us, and their share of the authority.
  case roleJunior(inferredHolders: [ContactID], AuthorityShare)
  /// The same, with the threads to the holders.
  case roleThin(inferredHolders: [ContactID], ThreadCount)
  /// The threads that the tier asks for, and the strongest tie on record to one of the contacts.
  case unthreaded(contactsOnRecord: Int, required: Int, ColdTie?)
  /// The active ties, and the one thread that they are.
  case singleThreaded(activeTies: Int, ThreadCount)
  /// The threads of the account.
  case thinThreads(ThreadCount)
  /// The threads of the account, and those of its contacts who are for us.
  case noSupporter(threads: Int, friendly: [ContactID])
  /// The one thread to those who are for us.
  case singleSupporter(ThreadCount)
  /// The influence of the contact, from where on the policy calls it much, and the strongest tie on record.
  case keyContactUncovered(influence: Double, keyInfluence: Double, ColdTie?)
  /// The contact's stance toward us, the contact's authority, and the strongest tie on record.
  case opponentUnattended(Stance, authority: Double, ColdTie?)
  /// The effective strengths of the rivals' strongest tie and of ours; whether either is assumed.
  case rivalFoothold(rivalStrength: Double, ownStrength: Double?, isAssumed: Bool)
  /// When the contact left and why that matters.
  case contactLeft(Departure)
  /// Who of us is in touch with the holders.
  case counterpartMissing(inferredHolders: [ContactID], CounterpartTies)
  /// Who leads the account, and who of us is in touch with anybody there.
  case noAccountManager(owner: StaffID?, activeStaff: [StaffID])
  /// When the contract ends, in so many days (negative: ago), from how many on that counts as soon, and the
  /// codes of the findings that expose it, one a finding.
  case renewalExposed(
    contractEnd: Day, daysLeft: Int, renewalWindowDays: Int, exposing: [FindingCode])

  /// A renewal as it is exposed by findings of these codes; any other facts as they are.
  func exposed(by codes: [FindingCode]) -> FindingFacts {
    guard case .renewalExposed(let end, let daysLeft, let window, _) = self else { return self }
    return .renewalExposed(
      contractEnd: end, daysLeft: daysLeft, renewalWindowDays: window, exposing: codes)
  }

  /// The kind of problem.
  public var code: FindingCode {
    switch self {
    case .roleMissing: .roleMissing
    case .roleUnknown: .roleUnknown
    case .roleUncovered: .roleUncovered
    case .roleCold: .roleCold
    case .roleOpposed: .roleOpposed
    case .roleJunior: .roleJunior
    case .roleThin: .roleThin
    case .unthreaded: .unthreaded
    case .singleThreaded: .singleThreaded
    case .thinThreads: .thinThreads
    case .noSupporter: .noSupporter
    case .singleSupporter: .singleSupporter
    case .keyContactUncovered: .keyContactUncovered
    case .opponentUnattended: .opponentUnattended
    case .rivalFoothold: .rivalFoothold
    case .contactLeft: .contactLeft
    case .counterpartMissing: .counterpartMissing
    case .noAccountManager: .noAccountManager
    case .renewalExposed: .renewalExposed
    }
  }
}

/// A tie on record that is not active.
public struct ColdTie: Hashable, Sendable {
  /// The two people.
  public var pair: StaffContact
  /// The effective strength, 0…1.
  public var strength: Double
  /// The strength from which on a tie is active.
  public var activeThreshold: Double
  /// True when it would not be active had they been in touch today.
  public var isTooWeak: Bool
  /// The day of the last contact, where it is known.
  public var lastContact: Day?
  /// The days since then.
  public var daysSinceLastContact: Int?
  /// True when the strength was not written but assumed.
  public var isAssumed: Bool
}

/// The part of a role's authority that is in touch with us.
public struct AuthorityShare: Hashable, Sendable {
  /// The holders who are in touch and not against us.
  public var reached: [ContactID]
  /// Their share of the authority of all holders, 0…1.
  public var share: Double
  /// The share that the policy asks for.
  public var required: Double
  /// The holders with the greatest authority, none of whom is among those.
  public var greatest: [ContactID]
  /// Those of them who are in touch, and against us.
  public var opponents: [ContactID]
}

/// The departure of a contact who mattered.
public struct Departure: Hashable, Sendable {
  /// The day of the departure, where it is known.
  public var leftOn: Day?
  /// The day of the last contact of any of us, where it is known.
  public var lastContact: Day?
  /// The required roles that the contact held.
  public var roles: [Role]
  /// The contact's stance toward us.
  public var stance: Stance?
  /// The contact's influence as it is written.
  public var influence: Double?
  /// Those of us who had a tie, in input order.
  public var staff: [StaffID]
}

/// Threads that are fewer than asked for, with the proof.
public struct ThreadCount: Hashable, Sendable {
  /// As many active ties as there are threads, no two of which share a person; they prove that there are so
  /// many.
  public var pairs: [StaffContact]
  /// The number of threads over ties whose strength was written.
  public var confirmed: Int
  /// The number that is asked for.
  public var required: Int
  /// As many people, without whom no active tie is left; they prove that there are no more threads.
  public var cut: [PersonID]
}

/// The active ties to holders of a role, none of them by a counterpart.
public struct CounterpartTies: Hashable, Sendable {
  /// The holders in touch.
  public var covered: [ContactID]
  /// Those of us who are in touch.
  public var activeStaff: [StaffID]
  /// The roles of counterparts, in the words of the policy.
  public var counterparts: [String]
  /// The effective strength of the strongest tie, 0…1.
  public var strength: Double
  /// True when no tie would be active without assumed strengths.
  public var isAssumed: Bool
}
