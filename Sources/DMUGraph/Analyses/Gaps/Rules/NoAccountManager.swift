extension AccountInspection {
  /// `no-account-manager`: a key account to which no account manager has an active tie.
  mutating func findNoAccountManager() {
    guard required.isKeyAccount else { return }
    let staff = ties.activeStaffPositions
    let suffices = staff.contains {
      !traits(of: $0).hasRole || traits(of: $0).isAccountManager
    }
    guard !suffices else { return }
    let step =
      ties.strongestActive.map { NextStep(kind: .introduce(.accountManager), via: way($0)) }
      ?? NextStep(kind: .nameAccountManager)
    report(.noAccountManager(activeStaff: staff), step)
  }
}
