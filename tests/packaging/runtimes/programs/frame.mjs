import * as api from "yc-image-update";

parent.receive({ ...api });
