"""The severities of the rule catalogue (clinical-spec 3.2), and by name what the design changes."""

# By severity: number and key of each rule.
CATALOGUE = {
    "hard_block": """
        002:rf-disease 003:rf-weight-loss 004:rf-night-pain 005:rf-systemic 006:rf-cauda
        007:rf-neuro 024:surgery-early
    """,
    "block": """
        001:screen-missing 008:leg-spread 011:headache-neck 012:migraine 025:surgery-window
        028:proc-0-24 029:proc-24-72 030:proc-symptoms 031:proc-instructions 036:gate-neutral
        039:gate-p2 040:gate-p3 041:phase-jump 043:week-gate-hard 044:week-step
        048:too-soon-heavy 049:toes-plank 050:hinge-first 052:kb-height 053:barbell 054:airplane
        059:carry-early 060:rotation-late 061:hold-first 075:disc-flex 076:disc-longlever
        081:facet-ext 082:facet-rot 087:sten-ext 088:sten-plank 094:si-heavy 095:si-light
        097:si-single 100:si-jerk 104:radicular-exact 105:below-knee 107:nerve-stretch-high
        111:res-early 112:res-window 115:res-slr 116:res-range 118:res-throw 119:run
        120:large-bend 143:rise 144:linger 145:quality 147:joint-pain 148:flare
    """,
    "caution": """
        009:leg-escalating 010:pain-six-weeks 014:crps 015:dx-missing 016:dx-conflict
        017:neck-only 021:pain-blocks-activation 022:rescreen 026:surgery-late
        027:surgery-progress 032:proc-resume 035:postnatal 037:brace-level 042:week-gate
        045:p1-short 046:p1-long 051:kb-start 055:single-leg-support 056:band-light
        057:half-kneel 058:carry-extend 062:shaky 065:hold-max 066:hold-wk34 067:hold-30
        069:reps-max 070:sets-kb 071:step-height 072:cardio-dose 073:row-light 077:disc-row
        078:disc-breath 080:ext-bias-dx 083:facet-low 084:facet-modest 089:sten-plank-time
        090:sten-breaks 091:sten-stand 093:sten-low 096:si-carry-first 098:si-single-gradual
        099:si-stand 102:si-equal 103:si-early-items 108:nerve-stretch-low 109:nerve-plank
        110:nerve-ceiling 113:res-after 114:res-one 117:res-backext 121:order
        123:hamstring-endrange 124:breath-plan 125:breath-log 126:neutral 127:form-stop
        128:length 131:freq-low 132:freq-high 133:heroic 134:micro 137:front-only
        149:flare-again 151:log-missing 156:tolerance-down 157:perf-gate 158:perf-slow
        159:labour-hinge 160:stepup-start 162:protein
    """,
    "info": """
        013:arthritis 018:mobility-screen 019:movement-signs 020:severe-symptoms 023:myofascial
        033:proc-window 034:proc-no-plan 038:position-order 047:acute 063:program-end
        064:one-change 068:wk12-low 074:dose-missing 079:disc-prefer 085:facet-prefer
        086:facet-injection 092:sten-cardio 101:si-perside 106:nerve-start 122:no-mobility
        129:heat 130:ice 135:alt-cardio 136:walk-wk12 138:rows-58 139:cond-58 140:maint
        141:load-adjacent 142:mobility-daily 146:sore-ok 150:advance 152:adherence 153:immobile
        154:fear 155:tolerance-up 161:no-cap 163:sleep 164:meds
    """,
}

# What the design changes, with the point of its section 6: the severities the rule has now.
DIFFERS = {
    "R-143": (
        "block caution",
        "a high pain without the level before it is not known to be quiet (2)",
    ),
    "R-148": ("block caution", "silence after a flare is no quiet week (2)"),
    "R-001": ("caution", "2: a block at print alone"),
    "R-010": ("info", "14"),
    "R-016": ("info", "23"),
    "R-022": ("info", "22"),
    "R-025": ("block caution", "5: Phase 1 is a caution"),
    "R-031": ("block info", "32: instructions on file, a reminder"),
    "R-039": ("block info", "20: the logged sessions are advice"),
    "R-040": ("block info", "20: the logged sessions are advice"),
    "R-049": ("block info", "20: the logged hold is advice"),
    "R-057": ("caution info", "20: the clean log is advice"),
    "R-071": ("caution info", "20: the clean log is advice"),
    "R-075": ("block caution info", "31"),
    "R-081": ("block caution", "12, 36"),
    "R-083": ("info", "12"),
    "R-087": ("block caution", "12, 36"),
    "R-093": ("info", "12"),
    "R-103": ("info", "11"),
    "R-104": ("block caution", "a harder version of the drill is a caution (ours)"),
    "R-105": ("block caution", "a harder version of the drill is a caution (ours)"),
    "R-108": ("info", "24"),
    "R-112": ("block caution", "4"),
    "R-113": ("caution info", "4"),
    "R-115": ("block caution info", "3, 4"),
    "R-118": ("block caution info", "30"),
    "R-137": ("info", "25"),
    "R-160": ("info", "20"),
}
