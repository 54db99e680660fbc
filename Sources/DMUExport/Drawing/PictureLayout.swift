import DMUGraph

/// The boxes of a picture: who stands in which block, row and column, and in the end where.
package struct PictureLayout {
  /// Where in its block a box stands.
  enum Place: Equatable {
    case row(Int)
    case staffColumn
    case competitorColumn
  }

  let export: PortfolioExport
  var nodes: [PortfolioExport.Node] = []
  var labels: [NodeLabel] = []
  var boxes: [Rectangle] = []
  var blockOf: [Int] = []
  var placeOf: [Place] = []
  /// Where the trunk of a manager's reports stands, from the left of the rows.
  var trunks: [Int: Double] = [:]
  /// By contact, the link that is its line in the account's forest, or -1.
  var forestLink: [Int]
  var blocks: [PictureBlock] = []
  /// By shelf, the blocks on it.
  var shelves: [Range<Int>] = []
  var size = Rectangle()
  var channels: [Strip] = []
  var gutters: [Strip] = []

  var boxOfContact: [Int]
  var boxOfStaff: [Int]
  var boxOfCompetitor: [Int]
  var boxOfProduct: [Int]

  package static let nodeWidth = 184.0
  /// The gutter at the left of all shelves.
  static let outermostGutter = 0
  static let margin = 24.0
  static let blockGap = 36.0

  init(_ export: PortfolioExport) {
    self.export = export
    let portfolio = export.portfolio
    forestLink = [Int](repeating: -1, count: portfolio.contacts.count)
    boxOfContact = forestLink
    boxOfStaff = [Int](repeating: -1, count: portfolio.staff.count)
    boxOfCompetitor = [Int](repeating: -1, count: portfolio.competitors.count)
    boxOfProduct = [Int](repeating: -1, count: portfolio.products.count)
    gutters.append(Strip())
    let staff = members(portfolio.ties, among: portfolio.staff.count)
    let rivals = members(portfolio.rivalTies, among: portfolio.competitors.count)
    for account in portfolio.accounts.indices {
      addAccount(account, staff: staff.byAccount[account], rivals: rivals.byAccount[account])
    }
    addGroup(staff.rest.map { .staff($0) })
    addGroup(rivals.rest.map { .competitor($0) })
    addGroup(portfolio.products.indices.map { .product($0) })
    fillShelves()
  }

  // MARK: Blocks

  /// By account, those who have most of their ties there, and those who have none at all.
  private func members(
    _ ties: [Tie], among count: Int
  ) -> (byAccount: [[Int]], rest: [Int]) {
    var home = [Int](repeating: -1, count: count)
    var most = [Int](repeating: 0, count: count)
    var current = [(account: Int, ties: Int)](repeating: (-1, 0), count: count)
    for tie in ties {
      let account = export.portfolio.contacts[tie.contact].account
      if current[tie.party].account != account { current[tie.party] = (account, 0) }
      current[tie.party].ties += 1
      if current[tie.party].ties > most[tie.party] {
        most[tie.party] = current[tie.party].ties
        home[tie.party] = account
      }
    }
    var byAccount = [[Int]](repeating: [], count: export.portfolio.accounts.count)
    for party in home.indices where home[party] >= 0 { byAccount[home[party]].append(party) }
    return (byAccount, home.indices.filter { home[$0] < 0 })
  }

  private mutating func addAccount(_ account: Int, staff: [Int], rivals: [Int]) {
    let portfolio = export.portfolio
    let contacts = portfolio.contacts(ofAccount: account)
    let forest = ReportingForest(portfolio, account: account)
    for contact in contacts { forestLink[contact] = forest.link[contact - contacts.lowerBound] }
    var block = PictureBlock(
      account: account, title: export.label(.account(account)),
      subtitle: export.summary(ofAccount: account))
    addRows(contacts.map { .contact($0) }, forest, to: &block)
    for contact in contacts {
      boxOfContact[contact] = block.boxes.lowerBound + contact - contacts.lowerBound
    }
    for person in sorted(staff, portfolio.ties(ofAccount: account), byRowsOf: block) {
      boxOfStaff[person] = add(.staff(person), .staffColumn)
      block.staff.append(boxOfStaff[person])
    }
    for rival in sorted(rivals, portfolio.rivalTies(ofAccount: account), byRowsOf: block) {
      boxOfCompetitor[rival] = add(.competitor(rival), .competitorColumn)
      block.competitors.append(boxOfCompetitor[rival])
    }
    blocks.append(block)
  }

  /// Adds nodes that belong to no account, in even rows.
  private mutating func addGroup(_ group: [PortfolioExport.Node]) {
    guard !group.isEmpty else { return }
    var block = PictureBlock(account: nil, title: "", subtitle: "")
    addRows(group, ReportingForest(count: group.count), to: &block)
    for (offset, node) in group.enumerated() {
      let box = block.boxes.lowerBound + offset
      switch node {
      case .staff(let position): boxOfStaff[position] = box
      case .competitor(let position): boxOfCompetitor[position] = box
      case .product(let position): boxOfProduct[position] = box
      case .account, .contact: break
      }
    }
    blocks.append(block)
  }

  private mutating func addRows(
    _ group: [PortfolioExport.Node], _ forest: ReportingForest, to block: inout PictureBlock
  ) {
    // About as wide, in all, as a page is in comparison with its height.
    let columns = max(10, Double(group.count).squareRoot().rounded(.up))
    let tree = TreeLayout(
      forest, nodeWidth: Self.nodeWidth, limit: columns * (Self.nodeWidth + 22))
    let first = boxes.count
    block.rowHeights = [Double](repeating: 0, count: tree.levelCount)
    for (offset, node) in group.enumerated() {
      let row = tree.level[offset]
      let box = add(node, .row(row))
      boxes[box].x = tree.x[offset]
      trunks[box] = tree.trunk[offset]
      block.rowHeights[row] = max(block.rowHeights[row], boxes[box].height)
    }
    block.boxes = first..<boxes.count
    block.rowTops = block.rowHeights
    block.contentWidth = tree.width
    block.firstChannel = channels.count
    for row in 0...tree.levelCount {
      let isOuter = row == 0 || row == tree.levelCount
      channels.append(Strip(leastSize: isOuter ? 10 : 38))
    }
    block.outerGutter = addGutter()
    block.leftGutter = addGutter(leastSize: 14)
    block.innerGutter = addGutter()
    block.rightGutter = addGutter(leastSize: 14)
  }

  private mutating func addGutter(leastSize: Double = 0) -> Int {
    gutters.append(Strip(leastSize: leastSize))
    return gutters.count - 1
  }

  private mutating func add(_ node: PortfolioExport.Node, _ place: Place) -> Int {
    let label = NodeLabel(node, of: export, width: Self.nodeWidth - 2 * NodeLabel.padding)
    nodes.append(node)
    labels.append(label)
    boxes.append(
      Rectangle(width: Self.nodeWidth, height: max(42, label.height + 2 * NodeLabel.padding)))
    blockOf.append(blocks.count)
    placeOf.append(place)
    return boxes.count - 1
  }

  /// Puts people in the order of the rows of those whom they know, so that their lines cross little.
  private func sorted(
    _ people: [Int], _ ties: some Sequence<Tie>, byRowsOf block: PictureBlock
  ) -> [Int] {
    var sums: [Int: (rows: Double, count: Double)] = [:]
    for tie in ties {
      guard case .row(let row) = placeOf[boxOfContact[tie.contact]] else { continue }
      sums[tie.party, default: (0, 0)].rows += Double(row)
      sums[tie.party, default: (0, 0)].count += 1
    }
    let mean = sums.mapValues { $0.rows / $0.count }
    return people.sorted { (mean[$0] ?? 0, $0) < (mean[$1] ?? 0, $1) }
  }

  // MARK: Shelves

  private mutating func fillShelves() {
    arrangeDown()
    for block in blocks.indices { arrange(block, x: 0) }
    let area = blocks.reduce(0) {
      $0 + ($1.bounds.width + Self.blockGap) * ($1.bounds.height + Self.blockGap)
    }
    let widest = blocks.map(\.bounds.width).max() ?? 0
    let limit = max(widest, (area * 1.6).squareRoot())
    var first = 0
    var width = 0.0
    for block in blocks.indices {
      // Those without an account begin a shelf of their own.
      let isNewPart = block > 0 && blocks[block].account == nil && blocks[block - 1].account != nil
      width += blocks[block].bounds.width
      if block > first, width > limit || isNewPart {
        shelves.append(first..<block)
        first = block
        width = blocks[block].bounds.width
      }
      width += Self.blockGap
    }
    if first < blocks.count { shelves.append(first..<blocks.count) }
    for shelf in shelves {
      for block in shelf { blocks[block].shelfChannel = channels.count }
      channels.append(Strip(leastSize: 16))
    }
    arrangeDown()
    arrangeAcross()
  }
}

extension Portfolio {
  /// The ties of an account's contacts to staff.
  func ties(ofAccount account: Int) -> ArraySlice<Tie> {
    let contacts = contacts(ofAccount: account)
    guard let first = contacts.first, let last = contacts.last else { return [] }
    return ties[ties(ofContact: first).lowerBound..<ties(ofContact: last).upperBound]
  }

  /// The ties of an account's contacts to competitors.
  func rivalTies(ofAccount account: Int) -> ArraySlice<Tie> {
    let contacts = contacts(ofAccount: account)
    guard let first = contacts.first, let last = contacts.last else { return [] }
    return rivalTies[rivalTies(ofContact: first).lowerBound..<rivalTies(ofContact: last).upperBound]
  }
}
