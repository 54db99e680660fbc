extension AccountInspection {
  /// `no-account-manager`: a key account to which neither an account manager nor its owner has an active
  /// tie.
  mutating func findNoAccountManager() {
    guard required.isKeyAccount else { return }
    let owner = portfolio.accounts[account].owner
    let staff = ties.activeStaffPositions
    let suffices = staff.contains {
      !traits(of: $0).hasRole || traits(of: $0).isAccountManager || $0 == owner
    }
    guard !suffices else { return }
    let newcomer =
      owner.flatMap { review.hasLeft[$0] ? nil : NextStep.Newcomer.owner($0) } ?? .accountManager
    let step =
      ties.strongestActive.map { NextStep(kind: .introduce(newcomer), via: way($0)) }
      ?? NextStep(kind: .nameAccountManager)
    report(.noAccountManager(owner: owner, activeStaff: staff), step)
  }
}
