import DMUGraph
import DMUProfile
import DMUText
import GraphML

extension NodeClassification {
  /// Finds for each node what it lies in; a group's start tag stands before those of its members.
  mutating func nest() {
    var isCompany: [Int: Bool] = [:]
    func isCompanyGroup(_ group: Int) -> Bool {
      if let known = isCompany[group] { return known }
      let found = staysAccount(group)
      isCompany[group] = found
      return found
    }
    for row in rows where table.parents[row] >= 0 {
      let parent = Int(table.parents[row])
      if isSupplier[parent] {
        isSupplier[row] = true
      } else if classes[parent] == .account {
        enclosingAccount[row] = Int32(parent)
        continue
      }
      enclosingAccount[row] = enclosingAccount[parent]
      guard !hasKind[parent] || isSupplier[parent] else { continue }
      let outer = Int(outermostGroup[parent])
      // A company's group within one that has no legal form is an account all the same.
      let isOutermost = outer < 0 || isCompanyGroup(parent) && !isCompanyGroup(outer)
      outermostGroup[row] = isOutermost ? Int32(parent) : Int32(outer)
      department[row] = Int32(parent)
    }
  }

  /// True for a group whose name has a legal form, unless an option decides that groups are departments.
  private func staysAccount(_ group: Int) -> Bool {
    options.groups != .departments && hasLegalForm(table.name(ofGroup: group))
  }

  /// Finds out whether the outermost groups are departments of one account.
  mutating func inferGroups(_ log: inout DiagnosticLog) {
    if let groups = options.groups {
      groupsAreDepartments = groups == .departments
      return
    }
    guard outermostGroup.contains(where: { $0 >= 0 }) else { return }
    var groups: [Int] = []
    let withMembers = Set(rows.filter { !table.isGroup[$0] }.map { outermostGroup[$0] })
    let groupOf = rows.map { row in
      let outer = Int(outermostGroup[row])
      let isUnmarkedGroup = table.isGroup[row] && !hasKind[row] && classes[row] == .none
      let group = outer >= 0 ? outer : isUnmarkedGroup ? row : -1
      guard mayCount(row), group < 0 || !isSupplier[group] && !staysAccount(group) else {
        return Int32(-2)
      }
      if group == row, withMembers.contains(Int32(row)) { groups.append(row) }
      return Int32(group)
    }
    let inference = GroupInference(table, groups: groups, groupOf: groupOf)
    guard let reason = inference.reason else { return }
    groupsAreDepartments = true
    let edge = inference.edge
    log.note(
      .warning, .inferredGroups,
      at: edge.map { table.document.position(ofItem: table.document.edgeItem($0)) } ?? .none,
      element: edge.map { table.document.describe(edge: $0) } ?? "",
      "\(reason), so outermost groups are read as departments of one account; --groups accounts reads "
        + "each as an account")
  }

  /// True when the lines of a node may say what groups are: it is no node of the supplier's, and no account.
  private func mayCount(_ row: Int) -> Bool {
    if isSupplier[row] || supplierMembers.contains(row) || enclosingAccount[row] >= 0 {
      return false
    }
    return classes[row] == .contact || (!hasKind[row] && classes[row] == .none)
  }

  /// Makes accounts of the outermost groups to which somebody belongs, and departments of the rest.
  mutating func makeGroupsAccounts() {
    for row in rows where table.isGroup[row] && !hasKind[row] && classes[row] == .none {
      classes[row] = .department
    }
    for row in rows where outermostGroup[row] >= 0 && enclosingAccount[row] < 0 {
      let group = Int(outermostGroup[row])
      guard classes[row] == .contact, table[.account, row] == 0, classes[group] == .department
      else { continue }
      if !groupsAreDepartments || staysAccount(group) { classes[group] = .account }
    }
    for row in rows where outermostGroup[row] >= 0 && enclosingAccount[row] < 0 {
      let group = outermostGroup[row]
      guard classes[Int(group)] == .account else { continue }
      enclosingAccount[row] = group
      if department[row] == group { department[row] = -1 }
    }
  }
}
