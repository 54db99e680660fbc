/// Where everything stands, once the sizes of channels and gutters are known.
extension PictureLayout {
  /// Works out all tops and heights from the sizes of the channels.
  mutating func arrangeDown() {
    var y = Self.margin
    let shelves = shelves.isEmpty ? blocks.indices.map { $0..<$0 + 1 } : self.shelves
    for shelf in shelves {
      if !self.shelves.isEmpty {
        let channel = blocks[shelf.lowerBound].shelfChannel
        channels[channel].start = y
        y += channels[channel].size
      }
      var bottom = y
      for block in shelf {
        arrangeDown(block, top: y)
        bottom = max(bottom, blocks[block].bounds.maxY)
      }
      y = bottom + Self.blockGap / 2
    }
    size.height = y + Self.margin - Self.blockGap / 2
  }

  private mutating func arrangeDown(_ index: Int, top: Double) {
    let block = blocks[index]
    var y = top + (block.account == nil ? 0 : PictureBlock.headerHeight)
    for row in block.rowHeights.indices {
      channels[block.channel(aboveRow: row)].start = y
      y += channels[block.channel(aboveRow: row)].size
      blocks[index].rowTops[row] = y
      y += block.rowHeights[row]
    }
    let last = block.channel(aboveRow: block.rowHeights.count)
    channels[last].start = y
    y += channels[last].size + 4
    blocks[index].frame.y = top
    blocks[index].frame.height = y - top
    for box in block.boxes {
      if case .row(let row) = placeOf[box] { boxes[box].y = blocks[index].rowTops[row] }
    }
    let columns = [block.staff, block.competitors].map { arrangeColumn($0, beside: index) }
    blocks[index].bounds.y = top
    blocks[index].bounds.height = max(y - top, columns[0], columns[1])
  }

  /// Puts the boxes of a column beside the middle of the frame, and gives the column's height.
  private mutating func arrangeColumn(_ column: [Int], beside block: Int) -> Double {
    let height = column.reduce(-PictureBlock.columnGap) {
      $0 + boxes[$1].height + PictureBlock.columnGap
    }
    let frame = blocks[block].frame
    var y = max(frame.y, (frame.midY - height / 2).rounded())
    for box in column {
      boxes[box].y = y
      y += boxes[box].height + PictureBlock.columnGap
    }
    return max(0, height)
  }

  /// Works out all lefts and widths from the sizes of the gutters.
  mutating func arrangeAcross() {
    gutters[Self.outermostGutter].start = Self.margin
    let left = Self.margin + gutters[Self.outermostGutter].size
    size.width = 0
    for shelf in shelves {
      var x = left
      for block in shelf {
        arrange(block, x: x)
        x = blocks[block].bounds.maxX + Self.blockGap
      }
      size.width = max(size.width, x - Self.blockGap + Self.margin)
    }
  }

  mutating func arrange(_ index: Int, x left: Double) {
    var block = blocks[index]
    gutters[block.outerGutter].start = left
    var x = left + gutters[block.outerGutter].size
    for box in block.staff { boxes[box].x = x }
    if !block.staff.isEmpty { x += Self.nodeWidth }
    gutters[block.leftGutter].start = x
    x += gutters[block.leftGutter].size
    let inner = block.contentWidth + gutters[block.innerGutter].size
    let width = max(inner + 2 * PictureBlock.padding, block.headerWidth)
    let content = x + ((width - inner) / 2).rounded()
    for box in block.boxes { boxes[box].x += content - block.contentX }
    block.contentX = content
    gutters[block.innerGutter].start = content + block.contentWidth
    block.frame.x = x
    block.frame.width = width
    x += width
    gutters[block.rightGutter].start = x
    if !block.competitors.isEmpty {
      x += gutters[block.rightGutter].size
      for box in block.competitors { boxes[box].x = x }
      x += Self.nodeWidth
    }
    block.bounds.x = left
    block.bounds.width = x - left
    blocks[index] = block
  }
}
