export declare const projectFolder: string
export declare const rendererFolder: string
export declare function isBuilt(): boolean
export declare function ensureBuilt(): Promise<void>
