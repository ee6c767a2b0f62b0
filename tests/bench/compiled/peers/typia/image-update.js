import * as __typia_transform__accessExpressionAsString from "typia/lib/internal/_accessExpressionAsString";
import * as __typia_transform__validateReport from "typia/lib/internal/_validateReport";
import * as __typia_transform__createStandardSchema from "typia/lib/internal/_createStandardSchema";
import typia from "typia";
export const name = "typia";
export const validate = (() => { const _io0 = (input, _exceptionable = true) => (null === input.updateMask || undefined === input.updateMask || "string" === typeof input.updateMask && RegExp("^(?:name|description|minDiskSize|labels)(?:,(?:name|description|minDiskSize|labels))*$").test(input.updateMask)) && (null === input.name || undefined === input.name || "string" === typeof input.name && RegExp("^(|[a-z]([-a-z0-9]{0,61}[a-z0-9])?)$").test(input.name)) && (null === input.description || undefined === input.description || "string" === typeof input.description && (input.description.length <= 256 || (input.description.length <= 2 * 256 && [...input.description].length <= 256))) && (null === input.minDiskSize || undefined === input.minDiskSize || "string" === typeof input.minDiskSize && (/^[1-9][0-9]{6,12}$/.test(input.minDiskSize) && Number(input.minDiskSize) >= 4194304 && Number(input.minDiskSize) <= 4398046511104)) && (null === input.labels || undefined === input.labels || "object" === typeof input.labels && null !== input.labels && false === Array.isArray(input.labels) && _io1(input.labels, true && _exceptionable)) && (0 === Object.keys(input).length || Object.keys(input).every(key => {
    if (["updateMask", "name", "description", "minDiskSize", "labels"].some(prop => key === prop))
        return true;
    const value = input[key];
    if (undefined === value)
        return true;
    return false;
})); const _io1 = (input, _exceptionable = true) => Object.keys(input).every(key => {
    const value = input[key];
    if (undefined === value)
        return true;
    if ("string" === typeof key && (1 <= key.length && key.length <= 63 && RegExp("^[a-z][-_./@0-9a-z]*$").test(key)))
        return "string" === typeof value && (value.length <= 63 && RegExp("^[-_./@0-9a-z]*$").test(value));
    return false;
}); const _vo0 = (input, _path, _exceptionable = true) => [null === input.updateMask || undefined === input.updateMask || "string" === typeof input.updateMask && (RegExp("^(?:name|description|minDiskSize|labels)(?:,(?:name|description|minDiskSize|labels))*$").test(input.updateMask) || _report(_exceptionable, {
        path: _path + ".updateMask",
        expected: "string & Pattern<\"^(?:name|description|minDiskSize|labels)(?:,(?:name|description|minDiskSize|labels))*$\">",
        value: input.updateMask
    })) || _report(_exceptionable, {
        path: _path + ".updateMask",
        expected: "((string & Pattern<\"^(?:name|description|minDiskSize|labels)(?:,(?:name|description|minDiskSize|labels))*$\">) | null | undefined)",
        value: input.updateMask
    }), null === input.name || undefined === input.name || "string" === typeof input.name && (RegExp("^(|[a-z]([-a-z0-9]{0,61}[a-z0-9])?)$").test(input.name) || _report(_exceptionable, {
        path: _path + ".name",
        expected: "string & Pattern<\"^(|[a-z]([-a-z0-9]{0,61}[a-z0-9])?)$\">",
        value: input.name
    })) || _report(_exceptionable, {
        path: _path + ".name",
        expected: "((string & Pattern<\"^(|[a-z]([-a-z0-9]{0,61}[a-z0-9])?)$\">) | null | undefined)",
        value: input.name
    }), null === input.description || undefined === input.description || "string" === typeof input.description && (input.description.length <= 256 || (input.description.length <= 2 * 256 && [...input.description].length <= 256) || _report(_exceptionable, {
        path: _path + ".description",
        expected: "string & MaxCharacters<256>",
        value: input.description
    })) || _report(_exceptionable, {
        path: _path + ".description",
        expected: "((string & MaxCharacters<256>) | null | undefined)",
        value: input.description
    }), null === input.minDiskSize || undefined === input.minDiskSize || "string" === typeof input.minDiskSize && (/^[1-9][0-9]{6,12}$/.test(input.minDiskSize) && Number(input.minDiskSize) >= 4194304 && Number(input.minDiskSize) <= 4398046511104 || _report(_exceptionable, {
        path: _path + ".minDiskSize",
        expected: "string & Int64Between<\"4194304\", \"4398046511104\">",
        value: input.minDiskSize
    })) || _report(_exceptionable, {
        path: _path + ".minDiskSize",
        expected: "((string & Int64Between<\"4194304\", \"4398046511104\">) | null | undefined)",
        value: input.minDiskSize
    }), null === input.labels || undefined === input.labels || ("object" === typeof input.labels && null !== input.labels && false === Array.isArray(input.labels) || _report(_exceptionable, {
        path: _path + ".labels",
        expected: "((__type & MaxPairs<64>) | null | undefined)",
        value: input.labels
    })) && _vo1(input.labels, _path + ".labels", true && _exceptionable) || _report(_exceptionable, {
        path: _path + ".labels",
        expected: "((__type & MaxPairs<64>) | null | undefined)",
        value: input.labels
    }), 0 === Object.keys(input).length || (false === _exceptionable || Object.keys(input).map(key => {
        if (["updateMask", "name", "description", "minDiskSize", "labels"].some(prop => key === prop))
            return true;
        const value = input[key];
        if (undefined === value)
            return true;
        return _report(_exceptionable, {
            path: _path + __typia_transform__accessExpressionAsString._accessExpressionAsString(key),
            expected: "undefined",
            value: value,
            description: [
                `The property \`${key}\` is not defined in the object type.`,
                "",
                "Please remove the property next time."
            ].join("\n")
        });
    }).every(flag => flag))].every(flag => flag); const _vo1 = (input, _path, _exceptionable = true) => [false === _exceptionable || Object.keys(input).map(key => {
        const value = input[key];
        if (undefined === value)
            return true;
        if ("string" === typeof key && (1 <= key.length && key.length <= 63 && RegExp("^[a-z][-_./@0-9a-z]*$").test(key)))
            return "string" === typeof value && (value.length <= 63 || _report(_exceptionable, {
                path: _path + __typia_transform__accessExpressionAsString._accessExpressionAsString(key),
                expected: "string & MaxLength<63>",
                value: value
            })) && (RegExp("^[-_./@0-9a-z]*$").test(value) || _report(_exceptionable, {
                path: _path + __typia_transform__accessExpressionAsString._accessExpressionAsString(key),
                expected: "string & Pattern<\"^[-_./@0-9a-z]*$\">",
                value: value
            })) || _report(_exceptionable, {
                path: _path + __typia_transform__accessExpressionAsString._accessExpressionAsString(key),
                expected: "(string & MaxLength<63> & Pattern<\"^[-_./@0-9a-z]*$\">)",
                value: value
            });
        return _report(_exceptionable, {
            path: _path + __typia_transform__accessExpressionAsString._accessExpressionAsString(key),
            expected: "undefined",
            value: value,
            description: [
                `The property \`${key}\` is not defined in the object type.`,
                "",
                "Please remove the property next time."
            ].join("\n")
        });
    }).every(flag => flag)].every(flag => flag); const __is = (input, _exceptionable = true) => "object" === typeof input && null !== input && false === Array.isArray(input) && _io0(input, true); let errors; let _report; return __typia_transform__createStandardSchema._createStandardSchema(input => {
    if (false === __is(input)) {
        errors = [];
        _report = __typia_transform__validateReport._validateReport(errors);
        ((input, _path, _exceptionable = true) => ("object" === typeof input && null !== input && false === Array.isArray(input) || _report(true, {
            path: _path + "",
            expected: "ImageUpdate",
            value: input
        })) && _vo0(input, _path + "", true) || _report(true, {
            path: _path + "",
            expected: "ImageUpdate",
            value: input
        }))(input, "$input", true);
        const success = 0 === errors.length;
        return success ? {
            success,
            data: input
        } : {
            success,
            errors,
            data: input
        };
    }
    return {
        success: true,
        data: input
    };
}); })();
export const isValid = (result) => result.success;
