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
  var forestLink: Rows<ContactID, Int>
  var blocks: [PictureBlock] = []
  /// By shelf, the blocks on it.
  var shelves: [Range<Int>] = []
  var size = Rectangle()
  var channels: [Strip] = []
  var gutters: [Strip] = []

  var boxOfContact: Rows<ContactID, Int>
  var boxOfStaff: Rows<StaffID, Int>
  var boxOfCompetitor: Rows<CompetitorID, Int>
  var boxOfProduct: Rows<ProductID, Int>
  var boxOfDeal: Rows<DealID, Int>

  package static let nodeWidth = 184.0
  /// The gutter at the left of all shelves.
  static let outermostGutter = 0
  static let margin = 24.0
  static let blockGap = 36.0

  init(_ export: PortfolioExport) {
    self.export = export
    let portfolio = export.portfolio
    forestLink = Rows(repeating: -1, likeRowsOf: portfolio.contacts)
    boxOfContact = forestLink
    boxOfStaff = Rows(repeating: -1, likeRowsOf: portfolio.staff)
    boxOfCompetitor = Rows(repeating: -1, likeRowsOf: portfolio.competitors)
    boxOfProduct = Rows(repeating: -1, likeRowsOf: portfolio.products)
    boxOfDeal = Rows(repeating: -1, likeRowsOf: portfolio.deals)
    gutters.append(Strip())
    let staff = members(portfolio.ties, among: portfolio.staff)
    let rivals = members(portfolio.rivalTies, among: portfolio.competitors)
    for account in portfolio.ownAccounts {
      addAccount(account, staff: staff.byAccount[account], rivals: rivals.byAccount[account])
    }
    addGroup(staff.rest.map { .staff($0) })
    addGroup(rivals.rest.map { .competitor($0) })
    addGroup(portfolio.products.indices.map { .product($0) })
    addGroup(portfolio.deals.indices.map { .deal($0) })
    fillShelves()
  }

  // MARK: Blocks

  /// By account, those who have most of their ties there, and those who have none at all.
  private func members<Party, Row>(
    _ ties: [Tie<Party>], among parties: Rows<Party, Row>
  ) -> (byAccount: Rows<AccountID, [Party]>, rest: [Party]) {
    var home = Rows<Party, AccountID?>(repeating: nil, likeRowsOf: parties)
    var most = Rows<Party, Int>(repeating: 0, likeRowsOf: parties)
    var current = Rows<Party, (account: AccountID?, ties: Int)>(
      repeating: (nil, 0), likeRowsOf: parties)
    for tie in ties {
      let account = export.portfolio.contacts[tie.contact].account
      if current[tie.party].account != account { current[tie.party] = (account, 0) }
      current[tie.party].ties += 1
      if current[tie.party].ties > most[tie.party] {
        most[tie.party] = current[tie.party].ties
        home[tie.party] = account
      }
    }
    var byAccount = Rows<AccountID, [Party]>(
      repeating: [], likeRowsOf: export.portfolio.accounts)
    var rest: [Party] = []
    for party in home.indices {
      if let home = home[party] { byAccount[home].append(party) } else { rest.append(party) }
    }
    return (byAccount, rest)
  }

  private mutating func addAccount(
    _ account: AccountID, staff: [StaffID], rivals: [CompetitorID]
  ) {
    let portfolio = export.portfolio
    let contacts = export.contacts(drawnIn: account)
    let forest = ReportingForest(portfolio, contacts)
    for (contact, link) in zip(contacts, forest.link) { forestLink[contact] = link }
    var block = PictureBlock(
      account: account, title: export.label(.account(account)),
      subtitle: export.summary(of: account))
    addRows(contacts.map { .contact($0) }, forest, to: &block)
    for (contact, box) in zip(contacts, block.boxes) { boxOfContact[contact] = box }
    for person in sorted(staff, contacts.lazy.flatMap(portfolio.ties), byRowsOf: block) {
      boxOfStaff[person] = add(.staff(person), .staffColumn)
      block.staff.append(boxOfStaff[person])
    }
    for rival in sorted(rivals, contacts.lazy.flatMap(portfolio.rivalTies), byRowsOf: block) {
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
      case .deal(let position): boxOfDeal[position] = box
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
  private func sorted<Party: RowPosition>(
    _ people: [Party], _ ties: some Sequence<Tie<Party>>, byRowsOf block: PictureBlock
  ) -> [Party] {
    var sums: [Party: (rows: Double, count: Double)] = [:]
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
