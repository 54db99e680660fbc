import DMUGraph
import DMUProfile
import DMUText
import GraphML

extension NodeClassification {
  /// Finds the nodes that have the supplier's name.
  mutating func findSupplier() {
    guard let supplier = options.supplier else { return }
    for row in rows where table.isGroup[row] || classes[row] == .account || !hasKind[row] {
      guard
        ComparableName.areEqual(table.name(ofGroup: row), supplier)
          || table.document.nodeID(row) == supplier
      else { continue }
      isSupplier[row] = true
      supplierNodes.insert(row)
      foundSupplier = true
      hasKind[row] = true
      classes[row] = .none
    }
  }

  /// Finds the people whom edges tie to the supplier's own nodes. An edge without a kind says so only of
  /// those of whom nothing else is written and who lie in no group of another account.
  mutating func findSupplierMembers() {
    guard foundSupplier else { return }
    for edge in 0..<table.document.edgeCount {
      guard let source = table.document.source(ofEdge: edge),
        let target = table.document.target(ofEdge: edge),
        supplierNodes.contains(source) != supplierNodes.contains(target)
      else { continue }
      let person = supplierNodes.contains(source) ? target : source
      if table.edgeKinds[edge] == .memberOf {
        supplierMembers.insert(person)
      } else if table[edge: .kind, edge] == 0 && !options.isStrict, !hasKind[person],
        table[.account, person] == 0,
        isSupplier[person] || (enclosingAccount[person] < 0 && outermostGroup[person] < 0)
      {
        supplierMembers.insert(person)
      }
    }
  }

  /// True when a person's account attribute, or an edge, names the supplier.
  func namesSupplier(_ row: Int) -> Bool {
    if supplierMembers.contains(row) { return true }
    guard let supplier = options.supplier, table[.account, row] != 0 else { return false }
    let name = trimmedWord(table.string(table[.account, row]))
    if ComparableName.areEqual(name, supplier) { return true }
    var id = name
    return id.withUTF8 { utf8 in
      table.node(withID: utf8.span, besideNode: row).map { isSupplier[$0] } ?? false
    }
  }
}
