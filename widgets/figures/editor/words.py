"""The words of the editor: joints, movements, things and marks, as people call them."""

from PySide6.QtCore import QObject


class EditorWords(QObject):
    """Names for people, by the names that figures use."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._joints = {
            "head": self.tr("Head"),
            "spine6": self.tr("Upper back"),
            "spine3": self.tr("Trunk"),
            "pelvis": self.tr("Pelvis"),
            "elbow": self.tr("elbow"),
            "wrist": self.tr("hand"),
            "fingers": self.tr("fingers"),
            "knee": self.tr("knee"),
            "ankle": self.tr("foot"),
            "toe": self.tr("toes"),
        }
        self._sides = {"right": self.tr("Right"), "left": self.tr("Left")}
        self._angles = {
            "tilt": self.tr("Lean back"),
            "lean": self.tr("Lean to the right"),
            "roll": self.tr("Roll to the right"),
            "turn": self.tr("Turn away"),
            "lumbar": self.tr("Low back, bent"),
            "thorax": self.tr("Upper back, bent"),
            "side-bend": self.tr("Side bend, right"),
            "twist": self.tr("Twist, right"),
            "neck": self.tr("Neck, bent"),
            "neck-turn": self.tr("Head turned, right"),
            "shoulder flexion": self.tr("Shoulder, forwards"),
            "shoulder abduction": self.tr("Shoulder, outwards"),
            "shoulder rotation": self.tr("Shoulder, turned in"),
            "elbow": self.tr("Elbow, bent"),
            "wrist": self.tr("Wrist, bent"),
            "hip flexion": self.tr("Hip, bent"),
            "hip abduction": self.tr("Hip, outwards"),
            "hip rotation": self.tr("Hip, turned in"),
            "knee": self.tr("Knee, bent"),
            "ankle": self.tr("Ankle, toes up"),
            "toes": self.tr("Toes, bent up"),
        }
        self.props = {
            "mat": self.tr("Mat"),
            "wall": self.tr("Wall"),
            "chair": self.tr("Chair"),
            "counter": self.tr("Counter"),
            "step": self.tr("Step"),
            "blocks": self.tr("Blocks"),
            "bench": self.tr("Bench"),
            "roman-chair": self.tr("Roman chair"),
            "post": self.tr("Post for a band"),
            "bike": self.tr("Exercise bike"),
            "recumbent": self.tr("Recumbent bike"),
            "treadmill": self.tr("Treadmill"),
            "rower": self.tr("Rowing machine"),
            "band": self.tr("Band"),
            "kettlebell": self.tr("Kettlebell"),
            "dumbbell": self.tr("Dumbbell"),
            "barbell": self.tr("Barbell"),
            "dowel": self.tr("Dowel"),
            "ball": self.tr("Ball"),
            "bag": self.tr("Tool bag"),
            "box": self.tr("Box"),
            "trolley": self.tr("Trolley"),
            "poles": self.tr("Poles"),
            "plate": self.tr("Weight plate"),
            "strap": self.tr("Strap"),
            "pillow": self.tr("Pillow"),
            "slide-seat": self.tr("Sliding seat"),
        }
        self._parts = {
            "feet": self.tr("Both feet"),
            "toes": self.tr("Toes of both feet"),
            "heels": self.tr("Both heels"),
            "knees": self.tr("Both knees"),
            "hands": self.tr("Both hands"),
            "forearms": self.tr("Both forearms"),
            "seat": self.tr("Seat"),
            "back": self.tr("Back"),
            "chest": self.tr("Chest"),
            "head": self.tr("Head"),
            "pelvis": self.tr("Pelvis"),
            "foot": self.tr("foot"),
            "toe": self.tr("toes"),
            "heel": self.tr("heel"),
            "ball": self.tr("ball of the foot"),
            "knee": self.tr("knee"),
            "hand": self.tr("hand"),
            "elbow": self.tr("forearm"),
            "wrist": self.tr("hand"),
            "ankle": self.tr("foot"),
            "fingers": self.tr("fingers"),
            "hip": self.tr("hip"),
            "shoulder": self.tr("shoulder"),
        }
        self._wheres = {
            "floor": self.tr("on the floor"),
            "mat": self.tr("on the mat"),
            "step": self.tr("on the step"),
            "blocks": self.tr("on the blocks"),
            "bench": self.tr("on the bench"),
            "counter": self.tr("on the counter"),
            "chair": self.tr("on the chair"),
            "pillow": self.tr("on the pillow"),
            "wall": self.tr("on the wall"),
        }
        self.marks = {
            "arrow": self.tr("Arrow"),
            "move": self.tr("Way of a joint"),
            "still": self.tr("Back stays still"),
            "breath": self.tr("Breathe"),
            "talk": self.tr("Able to talk"),
            "brace": self.tr("Waist gently firm"),
            "hold": self.tr("Hold"),
            "both-sides": self.tr("Both sides"),
            "no": self.tr("Don’t"),
            "fast": self.tr("Fast"),
            "repeat": self.tr("Repeat"),
            "clock": self.tr("Clock"),
            "sun": self.tr("Daily"),
            "every-day": self.tr("Every day"),
            "other-days": self.tr("Every other day"),
            "pause": self.tr("Pause"),
            "aid": self.tr("After a procedure"),
            "far": self.tr("Far"),
            "light": self.tr("Light"),
            "short": self.tr("Short"),
        }
        self.sizes = {
            "length": self.tr("Length"),
            "height": self.tr("Height"),
            "depth": self.tr("Depth"),
            "width": self.tr("Width"),
            "thickness": self.tr("Thickness"),
            "load": self.tr("Size of the weight"),
            "slope": self.tr("Slope"),
        }
        self.holds = {
            "": self.tr("stands in the room"),
            "right": self.tr("right hand"),
            "left": self.tr("left hand"),
            "hands": self.tr("both hands"),
            "each": self.tr("one in each hand"),
            "back": self.tr("along the back"),
        }
        self.views = {
            "side": self.tr("From the side"),
            "three-quarter": self.tr("Three-quarter"),
            "front": self.tr("From the front"),
        }
        self.layouts = {
            "overlay": self.tr("Start pale behind end"),
            "pair": self.tr("Start and end in full"),
            "end": self.tr("End only"),
        }

    def joint(self, name: str) -> str:
        """A joint with its side."""
        kind, _, side = name.partition("-")
        if not side:
            return self._joints[kind]
        return f"{self._sides[side]} {self._joints[kind]}"

    def part(self, name: str) -> str:
        """A part of the body that can stand on something, with its side."""
        kind, _, side = name.partition("-")
        if not side:
            return self._parts.get(kind) or self._joints.get(kind, kind)
        return f"{self._sides[side]} {self._parts[kind]}"

    def where(self, surface: str, height_cm: float) -> str:
        """On what a part stands; at which height where it is none of the things."""
        named = self._wheres.get(surface)
        return named or self.tr("{height} cm above the floor").format(height=f"{height_cm:.0f}")

    def angle(self, name: str) -> str:
        """A movement without its side, which its joint tells."""
        side, _, movement = name.partition(" ")
        return self._angles[movement if side in self._sides else name]

    def position(self, index: int, count: int) -> str:
        """What a position is called."""
        if count == 1:
            return self.tr("The position")
        if index == 0:
            return self.tr("Start")
        return self.tr("End") if index == count - 1 else self.tr("Middle")
