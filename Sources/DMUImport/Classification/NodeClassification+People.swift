import DMUGraph
import DMUProfile
import GraphML

extension NodeClassification {
  /// Finds the people of whom no kind is written, and the boxes beside them that are none.
  mutating func findPeople(_ log: inout DiagnosticLog) {
    // Nothing becomes of those whose kind is written, unless they are the supplier's.
    guard options.supplier != nil || options.readsAllAsPeople || hasKind.contains(false) else {
      return
    }
    let isInferred = !options.isStrict && (hasKind.contains(false) || options.readsAllAsPeople)
    let surroundings = isInferred ? Surroundings(self) : nil
    for row in rows
    where (!hasKind[row] || options.supplier != nil || options.readsAllAsPeople)
      && table.document.isReferable(node: row)
    {
      let isOurs = isSupplier[row] || namesSupplier(row)
      if classes[row] == .contact && isOurs { classes[row] = .staff }
      guard let surroundings, classes[row] == .none, !table.isGroup[row] else { continue }
      let isPerson = isOurs ? NodeClass.staff : .contact
      if options.readsAllAsPeople && !supplierNodes.contains(row) && table.nodeKinds[row] == nil {
        if !hasKind[row] || !isLegend(table.string(table[.kind, row])) { classes[row] = isPerson }
        continue
      }
      guard !hasKind[row] else { continue }
      let hasPersonal = [NodeAttribute.title, .role, .email, .account].contains {
        table[$0, row] != 0
      }
      if hasPersonal {
        classes[row] = isPerson
      } else if table.isLabelled(row) && !table.isNote[row] {
        let liesInAccount = enclosingAccount[row] >= 0 || outermostGroup[row] >= 0
        guard isOurs || liesInAccount || isUnmarked || surroundings.isEnd[row] else { continue }
        classify(row, isPerson, surroundings)
      } else if surroundings.isEnd[row] || surroundings.idsAreNames {
        classes[row] = isPerson
      }
    }
  }

  /// Makes a person of a box with a label, unless it is a legend, a department, the company.
  private mutating func classify(_ row: Int, _ person: NodeClass, _ surroundings: Surroundings) {
    let isInGroup = enclosingAccount[row] >= 0 || outermostGroup[row] >= 0
    if liesInLegend(row) {
      boxes.append((row, .note))
      return
    }
    let isAlone = surroundings.hasLines && !surroundings.hasLine[row]
    guard var meaning = table.boxMeaning(row, isAlone: isAlone, isInGroup: isInGroup) else {
      classes[row] = person
      return
    }
    // In the group of an account, or of the supplier, its name stands as a caption.
    let isCaption =
      isSupplier[row] || enclosingAccount[row] >= 0
      || (outermostGroup[row] >= 0 && !groupsAreDepartments)
    if meaning == .account && isCaption { meaning = .note }
    boxes.append((row, meaning))
    switch meaning {
    case .account: classes[row] = .account
    case .department: classes[row] = .department
    case .note: break
    }
  }

  private func liesInLegend(_ row: Int) -> Bool {
    department[row] >= 0 && isLegend(table.name(ofGroup: Int(department[row])))
  }
}

/// The facts about the nodes of a file by which people are known.
private struct Surroundings {
  /// By node: whether an edge leads to another node.
  var hasLine: [Bool]
  /// By node: whether it is an end of a written edge as people have among them.
  var isEnd: [Bool]
  /// True when some node has a line to another.
  var hasLines = false
  /// True in a file without kinds and labels in which most ids are names of people or addresses.
  var idsAreNames = false

  init(_ classification: NodeClassification) {
    let table = classification.table
    hasLine = [Bool](repeating: false, count: classification.rows.count)
    isEnd = hasLine
    let people: Set<EdgeKind> = [.reportsTo, .manages, .worksWith, .influences]
    for edge in 0..<table.document.edgeCount {
      guard let source = table.document.source(ofEdge: edge),
        let target = table.document.target(ofEdge: edge), source != target
      else { continue }
      hasLine[source] = true
      hasLine[target] = true
      hasLines = true
      guard let kind = table.edgeKinds[edge], people.contains(kind) else { continue }
      isEnd[source] = true
      isEnd[target] = true
    }
    for hyperedge in table.hyperedges {
      for member in hyperedge.members { hasLine[Int(member)] = true }
    }
    guard classification.isUnmarked, !classification.rows.contains(where: table.isLabelled) else {
      return
    }
    var names = 0
    for row in classification.rows {
      let id = table.document.nodeID(row)
      let mayBeAddress = id.utf8.contains(UInt8(ascii: "@"))
      if NameShape.isFullName(id) || mayBeAddress && !LabelContact(id).email.isEmpty { names += 1 }
    }
    idsAreNames = names * 2 > classification.rows.count
  }
}
