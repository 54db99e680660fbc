import DMUGraph
import DMUText

extension FindingCode {
  /// The name of the finding in words, without the role or the contact that it is about.
  var words: String {
    switch self {
    case .roleMissing: "role that nobody holds"
    case .roleUnknown: "role not known"
    case .roleUncovered: "role without a tie"
    case .roleCold: "role out of touch"
    case .roleOpposed: "role held against us"
    case .roleJunior: "role reached too low"
    case .roleThin: "role on too few ties"
    case .unthreaded: "no active tie"
    case .singleThreaded: "hangs on one person"
    case .thinThreads: "too few separate ties"
    case .noSupporter: "no supporter in touch"
    case .singleSupporter: "one tie to a supporter"
    case .keyContactUncovered: "much influence, not in touch"
    case .opponentUnattended: "opponent not in touch"
    case .rivalFoothold: "rival closer than we are"
    case .contactLeft: "contact who left"
    case .counterpartMissing: "role without a counterpart of ours"
    case .noAccountManager: "no account manager in touch"
    case .renewalExposed: "renewal with open findings"
    }
  }
}

extension Review {
  /// A finding in a few words: `executive role without a tie`, `rival closer than we are (Ida Kern)`.
  func subject(_ finding: Finding) -> String {
    if let role = finding.role { return "\(spoken(role.rawValue)) \(finding.code.words)" }
    guard finding.code.isAboutOneContact, let contact = finding.contacts.first else {
      return finding.code.words
    }
    return "\(finding.code.words) (\(name(.contact(contact))))"
  }
}
