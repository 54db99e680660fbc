// How a map is moved: by pointer, by buttons and by keys.

class MapView {
  /** - frame: what is seen; - plane: what moves in it; - size: the size of the plane. */
  constructor(frame, plane, [width, height]) {
    Object.assign(this, { frame, plane, width, height, x: 0, y: 0, scale: 1 });
    frame.addEventListener('pointerdown', (event) => this.grab(event));
    frame.addEventListener('wheel', (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY / 300), event.offsetX, event.offsetY);
    }, { passive: false });
  }

  apply() {
    this.plane.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
  }

  /** Shows the whole, as large as it fits and not too small to be read. */
  fit() {
    const room = this.frame.clientWidth || 900;
    this.scale = Math.max(0.5, Math.min(1, room / this.width));
    const height = Math.min(this.height * this.scale, Math.max(320, innerHeight * 0.72));
    this.frame.style.height = Math.ceil(height) + 'px';
    this.scale = Math.max(0.5, Math.min(this.scale, height / this.height));
    this.x = Math.max(0, (room - this.width * this.scale) / 2);
    this.y = 0;
    this.apply();
  }

  /** Puts the whole on paper. */
  fitPaper() {
    const scale = Math.min(1, 690 / this.width, 380 / this.height);
    Object.assign(this, { scale, x: 0, y: 0 });
    this.frame.style.height = Math.ceil(this.height * scale) + 'px';
    this.apply();
  }

  zoom(factor, x = this.frame.clientWidth / 2, y = this.frame.clientHeight / 2) {
    const scale = Math.max(0.2, Math.min(3, this.scale * factor));
    this.x = x - (x - this.x) * scale / this.scale;
    this.y = y - (y - this.y) * scale / this.scale;
    this.scale = scale;
    this.apply();
  }

  pan(x, y) {
    this.x += x;
    this.y += y;
    this.apply();
  }

  grab(event) {
    if (event.button !== 0 || event.target.closest('button')) return;
    this.frame.setPointerCapture(event.pointerId);
    const move = (next) => this.pan(next.movementX, next.movementY);
    const end = () => {
      this.frame.removeEventListener('pointermove', move);
      this.frame.classList.remove('grabbed');
    };
    this.frame.classList.add('grabbed');
    this.frame.addEventListener('pointermove', move);
    this.frame.addEventListener('pointerup', end, { once: true });
    this.frame.addEventListener('pointercancel', end, { once: true });
  }

  /** Brings a place of the plane into sight. */
  reveal([x, y, width, height]) {
    const margin = 16;
    const [left, top] = [this.x + x * this.scale, this.y + y * this.scale];
    const [right, bottom] = [left + width * this.scale, top + height * this.scale];
    if (left < margin) this.x += margin - left;
    else if (right > this.frame.clientWidth - margin) this.x -= right - this.frame.clientWidth + margin;
    if (top < margin) this.y += margin - top;
    else if (bottom > this.frame.clientHeight - margin) this.y -= bottom - this.frame.clientHeight + margin;
    // The browser scrolls what has the focus into sight by itself; the plane alone is to move.
    this.frame.scrollTo(0, 0);
    this.apply();
  }
}

/** The person nearest in the direction of an arrow key, or null. */
function neighbour(account, number, key) {
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  const middle = (index) => {
    const [x, y, width, height] = boxOf(account, index);
    return [x + width / 2, y + height / 2];
  };
  const [x, y] = middle(number);
  let best = null;
  let least = Infinity;
  account.people.forEach((_, index) => {
    const [otherX, otherY] = middle(index);
    const along = (otherX - x) * dx + (otherY - y) * dy;
    const across = Math.abs((otherX - x) * dy) + Math.abs((otherY - y) * dx);
    if (index === number || along < 8) return;
    const distance = along + 2 * across;
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}
